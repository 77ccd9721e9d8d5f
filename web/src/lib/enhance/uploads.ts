import { UPLOADS_URL, UPLOAD_SECRET_HEADER } from '$contract/upload-address.ts';
import { type Entry, isSettled, layOut, note, placeOf, tell, tellHeld, wordsOf } from './upload-list.ts';
import { forgetUpload, noteUpload, uploadNotes } from './upload-notes.ts';
import { printOf } from './upload-print.ts';
import { sendFile } from './upload-send.ts';
import { reveal } from './reveal.ts';

// Comes only once a file is chosen: uploads it at once, while the rest of the form is still being written.

const AT_ONCE = 2;
const MEASURE_MS = 700;
let entries: Entry[] = [];
/** A form that waits for its files; with which button it was sent. */
let held: { form: HTMLFormElement; submitter: HTMLElement | null } | undefined;

const newSecret = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

function anEntry(box: string, from: Partial<Entry> & Pick<Entry, 'name' | 'size'>): Entry {
  return {
    ...{ box, file: undefined, secret: newSecret(), id: undefined, print: undefined, upload: undefined },
    ...{ row: undefined, sent: 0, speed: 0, state: 'waiting', ref: undefined, submitted: false },
    measured: { at: performance.now(), sent: 0 },
    ...from,
  };
}

async function add(box: string, files: readonly File[]): Promise<void> {
  await restore(box);
  for (const file of files) {
    const print = await printOf(file).catch(() => undefined);
    const known = print === undefined ? undefined : entries.find((entry) => entry.print === print);
    if (known && known.state !== 'lost') continue;
    if (known) tell(known, { file, state: 'waiting', name: file.name });
    else {
      const entry = anEntry(box, { name: file.name, size: file.size, file, print });
      entries.push(entry);
      if (hasRoom(box)) entry.state = 'waiting';
      else entry.state = 'many';
      layOut([entry], acts);
    }
  }
  goOn();
}

function hasRoom(box: string): boolean {
  const place = placeOf(box);
  const max = Number((place && wordsOf(place).maxFiles) || Infinity);
  const waiting = place?.parentElement?.querySelectorAll('[data-waiting] input:checked').length ?? 0;
  return entries.filter((entry) => entry.box === box && entry.state !== 'many').length + waiting <= max;
}

/** Starts what waits, a few at a time; when all are there, a form that waited for them goes off. */
function goOn(): void {
  for (const entry of entries) {
    if (entries.filter((each) => each.upload && !isSettled(each)).length >= AT_ONCE) break;
    if (entry.state === 'waiting' && entry.file && !entry.upload) start(entry, entry.file);
  }
  if (!held || !entries.every(isSettled)) return;
  const { form, submitter } = held;
  held = undefined;
  for (const { box } of entries) note(box, '');
  tellHeld(submitter, undefined);
  form.requestSubmit(submitter);
}

function start(entry: Entry, file: File): void {
  tell(entry, { state: 'starting' });
  const { secret, id } = entry;
  entry.upload = sendFile({
    ...{ file, secret, id },
    begun(newId) {
      entry.id = newId;
      if (entry.print) noteUpload({ id: newId, secret, print: entry.print, place: location.pathname });
    },
    progress(sent) {
      tell(entry, { sent, state: sent >= entry.size ? 'sealing' : 'going', ...measure(entry, sent) });
    },
    pausing: (busy) => tell(entry, { state: busy ? 'busy' : 'pausing', speed: 0 }),
    done: () => settle(entry, { sent: entry.size, state: 'done', ref: `${entry.id}.${secret}` }),
    failed: (status) => settle(entry, { state: status === 413 ? 'large' : 'failed', upload: undefined }),
  });
}

function settle(entry: Entry, change: Partial<Entry>): void {
  tell(entry, change);
  goOn();
}

/** The speed, smoothed so that it can be read. */
function measure(entry: Entry, sent: number): Partial<Entry> {
  const at = performance.now();
  const ms = at - entry.measured.at;
  if (sent < entry.measured.sent) return { measured: { at, sent } };
  if (ms < MEASURE_MS) return {};
  const now = (1000 * (sent - entry.measured.sent)) / ms;
  return { speed: entry.speed === 0 ? now : 0.7 * entry.speed + 0.3 * now, measured: { at, sent } };
}

const acts = {
  remove(entry: Entry): void {
    void entry.upload?.abort().catch(() => undefined);
    entries = entries.filter((each) => each !== entry);
    entry.row?.line.remove();
    if (entry.id) {
      forgetUpload(entry.id);
      const headers = { 'tus-resumable': '1.0.0', [UPLOAD_SECRET_HEADER]: entry.secret };
      void fetch(`${UPLOADS_URL}/${entry.id}`, { method: 'DELETE', headers }).catch(() => undefined);
    }
    note(entry.box, '');
    document.getElementById(entry.box)?.focus();
    goOn();
  },
  retry(entry: Entry): void {
    tell(entry, { state: 'waiting', upload: undefined });
    note(entry.box, '');
    goOn();
  },
};

/** What this tab uploaded before a reload: what is whole is simply there; the rest asks for its file once more. */
async function restore(box: string): Promise<void> {
  const notes = uploadNotes().filter(({ id }) => !entries.some((entry) => entry.id === id));
  if (notes.length === 0) return;
  const uploads = notes.map(({ id, secret }) => ({ id, secret }));
  const answer = await fetch(`${UPLOADS_URL}/look`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uploads }),
  }).catch(() => undefined);
  if (!answer?.ok) return;
  type Found = { id: string; name: string; size: number; received: number; state: string };
  const { uploads: found } = (await answer.json()) as { uploads: Found[] };
  for (const { id, secret, print } of notes) {
    const there = found.find((each) => each.id === id && each.state !== 'TAKEN');
    if (!there) forgetUpload(id);
    if (!there || entries.some((entry) => entry.id === id)) continue;
    const { name, size, received: sent } = there;
    const whole = sent === size;
    const told = { name, size, sent, id, secret, print, state: whole ? 'done' : 'lost' } as const;
    const entry = anEntry(box, { ...told, ref: whole ? `${id}.${secret}` : undefined });
    entries.push(entry);
    layOut([entry], acts);
  }
}

document.addEventListener('tipward-files', (event) => {
  const { box, files } = (event as CustomEvent<{ box: string; files: File[] }>).detail;
  void add(box, files);
});

document.addEventListener('tipward-shown', (event) => {
  if ((event as CustomEvent<boolean>).detail) {
    // What went with the form is the office's now; the answer lists itself what waits for a second try.
    for (const entry of entries) if (entry.submitted && entry.id) forgetUpload(entry.id);
    entries = entries.filter(({ submitted }) => !submitted);
  }
  layOut(entries, acts);
});

// Before the form is sent in the background: it waits for its files, and goes off by itself once they are here.
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const its = entries.filter(({ box }) => form.contains(placeOf(box)));
    const stop = (box: string, words: 'hold' | 'unfinished') => {
      event.preventDefault();
      event.stopImmediatePropagation();
      note(box, words);
    };
    const under = its.find((entry) => !isSettled(entry));
    const stuck = its.find(({ state }) => state !== 'done');
    if (under) {
      held = { form, submitter: event.submitter };
      stop(under.box, 'hold');
      tellHeld(event.submitter, under.box);
    } else if (stuck) {
      stop(stuck.box, 'unfinished');
      if (stuck.row) reveal(stuck.row.line);
    } else for (const entry of its) entry.submitted = true;
  },
  true,
);

addEventListener('online', () => {
  for (const entry of entries) {
    if (entry.state === 'pausing') void entry.upload?.abort().then(() => entry.upload?.start());
  }
});
