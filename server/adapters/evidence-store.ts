import type { Readable } from 'node:stream';

/**
 * Where encrypted files lie. A store sees ciphertext only. `put` answers once the bytes would survive a power cut, and
 * under a name that nobody can reach before a commit names it.
 */
export type EvidenceStore = {
  /** Keeps the stream under `key`; answers how many bytes were stored. On failure nothing is left behind. */
  put(key: string, content: Readable): Promise<number>;
  /** The bytes from the start. Rejects where there is no such file. */
  get(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** Files last written before `before`, for the sweep of strays. */
  list(before: Date): AsyncIterable<string>;
};
