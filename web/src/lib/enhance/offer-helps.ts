import { creditCodeWarning } from '$contract/credit-code.ts';
import { offerPaste } from './bring-files.ts';
import { copyWords } from './copy-words.ts';
import { listFiles } from './list-files.ts';

const WHOLE_CODE = 18;
const PRESS_MS = 400;

/**
 * Shows what only a script can do: copy, print, a second look at a credit code. Runs again on each page that comes in
 * this one's place; `answered` says that it is the office's answer to a form.
 */
export function offerHelps(answered = false): void {
  listFiles(answered);
  offerPaste();
  helpReceipt();
  for (const help of document.querySelectorAll<HTMLElement>('[data-help]')) help.hidden = false;
  for (const box of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    box.querySelector('button')?.addEventListener('click', () => void copy(box));
  }
  for (const box of document.querySelectorAll<HTMLElement>('[data-print]')) {
    box.querySelector('button')?.addEventListener('click', () => print());
  }
  for (const input of document.querySelectorAll<HTMLInputElement>('[data-check="credit-code"]')) {
    // As soon as it is whole; a shorter one only after a press that left the box, which would miss what moves down.
    input.addEventListener('input', () => input.value.trim().length >= WHOLE_CODE && warn(input));
    input.addEventListener('change', () => setTimeout(() => warn(input), PRESS_MS));
  }
}

/** What can be done with a code that is shown once comes with the first such code. */
function helpReceipt(): void {
  const source = document.querySelector<HTMLElement>('[data-receipt-helps]')?.dataset['receiptHelps'];
  if (!source || document.querySelector(`script[src="${source}"]`)) return;
  const script = document.createElement('script');
  script.src = source;
  document.head.append(script);
}

async function copy(box: HTMLElement): Promise<void> {
  const outcome = await copyWords(box.dataset['copy'] ?? '', document.querySelector('[data-code]'));
  const note = box.querySelector('[role=status]');
  if (note) note.textContent = box.dataset[outcome] ?? '';
}

// Never blocks: codes with a wrong check digit have been issued.
function warn(input: HTMLInputElement): void {
  const warning = document.getElementById(`${input.id}-warning`);
  const typed = input.value.trim();
  if (warning) warning.hidden = typed === '' || creditCodeWarning(typed) === 'NONE';
}
