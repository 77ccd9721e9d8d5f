/** Shows another answer of the office in this page's place; files that were chosen stay chosen. */
export function swapPage(answer: Document): void {
  const chosen = [...document.querySelectorAll<HTMLInputElement>('input[type=file]')];
  document.title = answer.title;
  document.body.replaceChildren(...answer.body.childNodes);
  for (const files of chosen) bringBack(files);
}

function bringBack(files: HTMLInputElement): void {
  const place = document.getElementById(files.id);
  if (!place || !files.files?.length) return;
  files.ariaInvalid = place.ariaInvalid;
  place.replaceWith(files);
}
