import { formatSize } from '../dates.ts';
import type { UploadWords } from '../upload-words.ts';
import { MADE_HERE } from './neutral-name.ts';

/** How an upload is doing. `lost`: a reload took the file away, and it must be chosen again. */
export type UploadState =
  | 'waiting'
  | 'starting'
  | 'going'
  | 'pausing'
  | 'busy'
  | 'sealing'
  | 'done'
  | 'failed'
  | 'large'
  | 'many'
  | 'lost';

export type Shown = {
  name: string;
  size: number;
  sent: number;
  state: UploadState;
  /** Bytes a second, smoothed; 0 while nothing is known. */
  speed: number;
  /** What the form sends once it is done: `id.secret`. */
  ref: string | undefined;
};

export type RowActs = { remove: () => void; retry: () => void };

const percentOf = ({ sent, size }: Shown): number => (size > 0 ? Math.floor((100 * sent) / size) : 0);

/** A file's line: its name, how far it is in a bar and in words, and what can be done about it. */
export function uploadRow(words: UploadWords & { remove: string; maxFiles: string }, acts: RowActs) {
  const line = make('li', 'border-b border-line py-1');
  const head = make('div', 'flex items-center justify-between gap-1');
  const name = make('span', 'min-w-0 break-all');
  const weight = make('span', 'numerals text-small whitespace-nowrap text-quiet');
  const remove = button('text-vermilion', words.remove, acts.remove);
  const bar = make('progress', 'upload-bar my-0.5');
  const foot = make('div', 'flex items-center justify-between gap-1');
  const told = make('p', 'numerals text-small text-quiet');
  const retry = button('text-teal', words.retry, acts.retry);
  const field = make('input', '');
  field.type = 'hidden';
  field.name = 'uploads';
  head.append(name, remove);
  foot.append(told, retry);
  line.append(head, bar, foot);

  return {
    line,
    show(upload: Shown): void {
      const { state, sent, size } = upload;
      weight.textContent = formatSize(size);
      name.replaceChildren(`${upload.name} `, weight);
      remove.ariaLabel = `${words.remove} ${upload.name}`;
      retry.ariaLabel = `${words.retry} ${upload.name}`;
      bar.ariaLabel = upload.name;
      bar.max = size;
      bar.value = sent;
      bar.hidden = ['done', 'failed', 'large', 'many'].includes(state);
      retry.hidden = state !== 'failed';
      told.textContent = sentence(words, upload);
      told.className = ['numerals text-small', TONE[state] ?? 'text-quiet'].join(' ');
      line.dataset['state'] = state;
      if (state === 'done' && upload.ref) {
        field.value = upload.ref;
        line.append(field);
      } else field.remove();
    },
  };
}
export type UploadRow = ReturnType<typeof uploadRow>;

const TONE: Partial<Record<UploadState, string>> = {
  done: 'font-semibold text-green',
  failed: 'font-semibold text-vermilion',
  large: 'font-semibold text-vermilion',
  many: 'font-semibold text-vermilion',
  lost: 'font-semibold text-amber',
  pausing: 'text-amber',
  busy: 'text-amber',
};

function sentence(words: UploadWords & { maxFiles: string }, upload: Shown): string {
  const percent = String(percentOf(upload));
  const fill = (text: string) => text.replace('{percent}', percent).replace('{files}', words.maxFiles);
  const { state, speed, size, sent } = upload;
  if (state === 'going' && speed > 0) {
    const seconds = Math.max(1, Math.round((size - sent) / speed));
    const left = seconds < 90 ? [words.seconds, seconds] : [words.minutes, Math.round(seconds / 60)];
    return fill(words.going)
      .replace('{speed}', formatSize(Math.round(speed)))
      .replace('{left}', String(left[0]).replace('{n}', String(left[1])));
  }
  if (state === 'going') return `${percent}%`;
  if (state === 'waiting') return words.starting;
  if (state === 'lost') return fill(MADE_HERE.test(upload.name) ? words.gone : words.again);
  return fill(words[state]);
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, look: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = look;
  return element;
}

function button(tone: string, words: string, act: () => void): HTMLButtonElement {
  const element = make('button', `min-h-[2.75rem] shrink-0 cursor-pointer px-1 underline ${tone}`);
  element.type = 'button';
  element.textContent = words;
  element.addEventListener('click', act);
  return element;
}
