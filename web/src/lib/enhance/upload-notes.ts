/**
 * An upload that this tab began: enough to go on with it after a reload, nothing that tells what is in it. `place`: on
 * which page.
 */
export type UploadNote = { id: string; secret: string; print: string; place: string };

const KEY = 'tipward-uploads';

/** In the tab's own memory, which ends with it; never in the browser's lasting one. */
export function uploadNotes(): UploadNote[] {
  return all().filter(({ place }) => place === location.pathname);
}

function all(): UploadNote[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as UploadNote[];
  } catch {
    return [];
  }
}

export function noteUpload(note: UploadNote): void {
  write([...all().filter(({ id }) => id !== note.id), note]);
}

export function forgetUpload(id: string): void {
  write(all().filter((note) => note.id !== id));
}

export function forgetUploads(): void {
  write([]);
}

function write(notes: readonly UploadNote[]): void {
  try {
    if (notes.length > 0) sessionStorage.setItem(KEY, JSON.stringify(notes));
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing at all: uploads then don't survive a reload.
  }
}
