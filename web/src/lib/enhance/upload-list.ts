import type { Upload } from 'tus-js-client';
import type { UploadWords } from '../upload-words.ts';
import { type Shown, type UploadRow, uploadRow } from './upload-row.ts';

/** A file on its way, or there. `file` is gone after a reload; `sent` with a form that waits for its answer. */
export type Entry = Shown & {
  box: string;
  file: File | undefined;
  secret: string;
  id: string | undefined;
  print: string | undefined;
  upload: Upload | undefined;
  row: UploadRow | undefined;
  measured: { at: number; sent: number };
  submitted: boolean;
};

type Acts = { remove: (entry: Entry) => void; retry: (entry: Entry) => void };

/** Nothing of it will change by itself any more. */
export const isSettled = ({ state }: Entry): boolean =>
  ['done', 'failed', 'large', 'many', 'lost'].includes(state);

export const placeOf = (box: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-files-of="${box}"]`);

export const wordsOf = (place: HTMLElement): UploadWords & { remove: string; maxFiles: string } => ({
  ...(JSON.parse(place.dataset['words'] ?? '{}') as UploadWords),
  remove: place.dataset['remove'] ?? '',
  maxFiles: place.dataset['maxFiles'] ?? '',
});

/** Puts every file's line where its box now stands: another language brings another page in this one's place. */
export function layOut(entries: readonly Entry[], acts: Acts): void {
  for (const entry of entries) {
    const place = placeOf(entry.box);
    if (!place) continue;
    entry.row = uploadRow(wordsOf(place), {
      remove: () => acts.remove(entry),
      retry: () => acts.retry(entry),
    });
    place.querySelector('[data-uploads]')?.append(entry.row.line);
    entry.row.show(entry);
  }
}

/** Shows how an entry is doing now; a reader of the screen hears of each quarter and of the end. */
export function tell(entry: Entry, change: Partial<Entry>): void {
  const quarter = (of: Entry) => (of.state === 'done' ? 5 : Math.floor((4 * of.sent) / of.size));
  const before = quarter(entry);
  Object.assign(entry, change);
  entry.row?.show(entry);
  const place = placeOf(entry.box);
  const said = place?.querySelector('[data-said]');
  if (!place || !said || quarter(entry) <= before) return;
  const words = wordsOf(place);
  const sentence = entry.state === 'done' ? words.saidDone : words.said;
  said.textContent = sentence.replace('{name}', entry.name).replace('{percent}', String(25 * quarter(entry)));
}

/** A plain word beside the file box; '' takes it away. */
export function note(box: string, words: 'hold' | 'unfinished' | ''): void {
  const place = placeOf(box);
  const said = place?.querySelector('[role=status]');
  if (place && said) said.textContent = words ? wordsOf(place)[words] : '';
}

/** Says beside the pressed button that the form waits for its files; its person may be far from them. */
export function tellHeld(button: HTMLElement | null, box: string | undefined): void {
  const before = document.querySelector('[data-held]');
  const place = box === undefined ? null : placeOf(box);
  if (!place) return before?.remove();
  const line = before ?? document.createElement('p');
  line.className = 'mt-1 font-semibold text-amber';
  line.setAttribute('role', 'status');
  line.setAttribute('data-held', '');
  button?.after(line);
  line.textContent = wordsOf(place).hold;
}
