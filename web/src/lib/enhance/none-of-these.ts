/** "None of these" and any of these exclude each other: ticking the one takes the other back. */
export function noneOfThese(): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || !target.checked) return;
    const group =
      target.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [];
    for (const other of group)
      if ((other.value === 'NONE') !== (target.value === 'NONE')) other.checked = false;
  });
}
