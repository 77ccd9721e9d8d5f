import { formatSize } from '../dates.ts';
import { uploadNotes } from './upload-notes.ts';

const kept = new WeakMap<HTMLInputElement, File[]>();
let uploader: 'none' | 'loading' | 'here' | 'failed' = 'none';

/**
 * Lets a file box collect: a second photo joins the first instead of taking its place, and each can be taken out. With
 * the first file, or where a reload left uploads behind, the script comes that uploads them at once; until it is here,
 * and where it can't come, the form carries the files itself. `answered`: the office has just answered a form.
 */
export function listFiles(answered = false): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-files-of]')) {
    const input = document.getElementById(list.dataset['filesOf'] ?? '');
    if (!(input instanceof HTMLInputElement)) continue;
    // The box may have moved here from the page before, its listener with it.
    if (!kept.has(input)) {
      kept.set(input, [...(input.files ?? [])]);
      input.addEventListener('change', () => takeFiles(input, [...(input.files ?? [])]));
    }
    show(input, '');
    if (uploadNotes().length > 0) bringUploader(input);
  }
  document.dispatchEvent(new CustomEvent('tipward-shown', { detail: answered }));
}

const listOf = (input: HTMLInputElement) =>
  document.querySelector<HTMLElement>(`[data-files-of="${input.id}"]`);
const same = (one: File) => (other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** Puts files into a box, as if they had been chosen there; what it can't take is said beside it. */
export function takeFiles(input: HTMLInputElement, files: readonly File[]): void {
  const before = kept.get(input) ?? [];
  const fresh = files.filter((file) => !before.some(same(file)));
  const words = listOf(input)?.dataset ?? {};
  const max = Number(words['max'] ?? Infinity);
  const notes = fresh.flatMap(({ name, size }) => {
    const sentence = size === 0 ? words['empty'] : size > max ? words['large'] : undefined;
    return sentence ? [sentence.replace('{name}', name)] : [];
  });
  keep(input, before.concat(fresh.filter(({ size }) => size > 0 && size <= max)), notes.join(' '));
  bringUploader(input);
}

function bringUploader(input: HTMLInputElement): void {
  const hand = () => {
    // On its way with the form already.
    if (input.form?.ariaBusy === 'true') return;
    const files = kept.get(input) ?? [];
    keep(input, [], undefined);
    document.dispatchEvent(new CustomEvent('tipward-files', { detail: { box: input.id, files } }));
  };
  if (uploader === 'here') return hand();
  const source = listOf(input)?.dataset['uploader'];
  if (uploader !== 'none' || !source) return;
  uploader = 'loading';
  const script = document.createElement('script');
  script.src = source;
  script.addEventListener('load', () => {
    uploader = 'here';
    hand();
  });
  script.addEventListener('error', () => {
    uploader = 'failed';
  });
  document.head.append(script);
}

/** `note` is said to the person; undefined leaves what was said before. */
function keep(input: HTMLInputElement, files: File[], note: string | undefined): void {
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  kept.set(input, files);
  input.files = carrier.files;
  show(input, note);
}

function show(input: HTMLInputElement, note: string | undefined): void {
  const list = listOf(input);
  const files = kept.get(input) ?? [];
  const row = (file: File): HTMLElement => {
    const line = document.createElement('li');
    line.className = 'flex items-center justify-between gap-1 border-b border-line py-0.5';
    const name = document.createElement('span');
    name.className = 'min-w-0 break-all';
    name.textContent = `${file.name}  ${formatSize(file.size)}`;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'min-h-[2.5em] shrink-0 cursor-pointer px-1 text-vermilion underline';
    button.textContent = list?.dataset['remove'] ?? '';
    button.ariaLabel = `${button.textContent} ${file.name}`;
    button.addEventListener('click', () => {
      keep(
        input,
        files.filter((other) => other !== file),
        '',
      );
      input.focus();
    });
    line.append(name, button);
    return line;
  };
  list?.querySelector('ul')?.replaceChildren(...files.map(row));
  const said = list?.querySelector('[role=status]');
  if (said && note !== undefined) said.textContent = note;
}
