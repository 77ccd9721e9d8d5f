import type { Readable } from 'node:stream';

/**
 * Where encrypted files lie. A store sees ciphertext only. `put` answers once the bytes would survive a power cut, and
 * under a name that nobody can reach before a commit names it. Every verb throws {@link StoreAway} where the store can't be
 * had, which says nothing about the file.
 */
export type EvidenceStore = {
  /**
   * Keeps the stream under `key`; answers how many bytes were stored. On failure nothing is left to be seen and the
   * stream is destroyed, so that whoever feeds it stops.
   */
  put(key: string, content: Readable): Promise<number>;
  /** The bytes from the start. Rejects where there is no such file. */
  get(key: string): Promise<Readable>;
  /** `length` bytes from `offset` on, fewer where the file ends before. Rejects where there is no such file. */
  read(key: string, offset: number, length: number): Promise<Buffer>;
  /** Removes a file; one that isn't there is no matter. */
  remove(key: string): Promise<void>;
  /** Files last written before `before`, for the sweep of strays. */
  list(before: Date): AsyncIterable<string>;
  /** Clears away what a killed process had begun to write before `before`; answers how many beginnings. */
  clearUnfinished(before: Date): Promise<number>;
};

/** The store can't be had just now: its service is broken, slow, shut or gone. Nothing is said about any file. */
export class StoreAway extends Error {
  readonly code = 'STORE_AWAY';
  constructor(cause: unknown) {
    super('the evidence store does not answer', { cause });
  }
}

/** Removes files that no row names. Where the store is away they are left to the sweep, and whoever asked goes on. */
export async function dropStrays(
  store: Pick<EvidenceStore, 'remove'>,
  keys: readonly string[],
): Promise<void> {
  try {
    for (const key of keys) await store.remove(key);
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
  }
}

/** Keys are ours (a UUID); whatever else lies in the same place is not the store's to list, read or remove. */
export const isEvidenceKey = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name);

/** Answers the key. Throws RangeError for anything else, so that no path and no foreign object is ever reached. */
export function demandEvidenceKey(key: string): string {
  if (!isEvidenceKey(key)) throw new RangeError('not a key of this store');
  return key;
}
