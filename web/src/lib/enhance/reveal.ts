/** Brings a place into sight, also one that lies in a step of the form which is folded away now. */
export function reveal(place: HTMLElement): void {
  const named = place.closest('[data-step][hidden]')?.querySelector('input[id], textarea[id]');
  if (named) {
    // The form's own script turns to the step that a link leads into, and back to its end from there.
    const link = document.createElement('a');
    link.href = `#${named.id}`;
    link.dataset['changes'] = '';
    link.addEventListener('click', (event) => event.preventDefault());
    place.closest('form')?.append(link);
    link.click();
    link.remove();
  }
  place.scrollIntoView({ block: 'center' });
}
