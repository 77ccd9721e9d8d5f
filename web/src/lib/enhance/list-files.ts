import { formatSize } from '../dates.ts';

const kept = new WeakMap<HTMLInputElement, File[]>();

/** Lets a file box collect: a second photo joins the first instead of taking its place, and each can be taken out. */
export function listFiles(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-files-of]')) {
    const input = document.getElementById(list.dataset['filesOf'] ?? '');
    if (!(input instanceof HTMLInputElement)) continue;
    // The box may have moved here from the page before, its listener with it.
    if (!kept.has(input)) {
      kept.set(input, [...(input.files ?? [])]);
      input.addEventListener('change', () => add(input));
    }
    show(input, '');
  }
}

const listOf = (input: HTMLInputElement) =>
  document.querySelector<HTMLElement>(`[data-files-of="${input.id}"]`);
const same = (one: File) => (other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

function add(input: HTMLInputElement): void {
  const before = kept.get(input) ?? [];
  const fresh = [...(input.files ?? [])].filter((file) => !before.some(same(file)));
  const words = listOf(input)?.dataset ?? {};
  const max = Number(words['max'] ?? Infinity);
  const notes = fresh.flatMap(({ name, size }) => {
    const sentence = size === 0 ? words['empty'] : size > max ? words['large'] : undefined;
    return sentence ? [sentence.replace('{name}', name)] : [];
  });
  keep(input, before.concat(fresh.filter(({ size }) => size > 0 && size <= max)), notes.join(' '));
  for (const note of document.querySelectorAll<HTMLElement>('[data-files-lost]')) note.hidden = true;
}

function keep(input: HTMLInputElement, files: File[], note: string): void {
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  kept.set(input, files);
  input.files = carrier.files;
  show(input, note);
}

function show(input: HTMLInputElement, note: string): void {
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
  if (said) said.textContent = note;
}
