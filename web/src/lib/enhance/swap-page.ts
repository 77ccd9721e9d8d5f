/**
 * Shows another answer of the office in this page's place; files that were chosen stay chosen. `same`: the same form in
 * another language or letter size, so that the files which wait for it move over too.
 */
export function swapPage(answer: Document, same = false): void {
  const chosen = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')];
  const waiting = same ? [...document.querySelectorAll('[data-waiting]')] : [];
  document.title = answer.title;
  document.body.replaceChildren(...answer.body.childNodes);
  for (const files of chosen) bringBack(files);
  for (const list of waiting) document.querySelector('input[type=file]')?.before(list);
}

function bringBack(files: HTMLInputElement): void {
  const place = document.getElementById(files.id);
  if (!place || !files.files?.length) return;
  // They went with the form and wait at the office now: chosen again they would go twice.
  if (place.parentElement?.querySelector('[data-waiting]')) return;
  files.ariaInvalid = place.ariaInvalid;
  place.replaceWith(files);
}
