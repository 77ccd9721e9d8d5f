import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Cleaning, type MadeCopy, forkingCleaner } from '../../server/adapters/cleaner/cleaner.ts';
import { HEAD_BYTES, kindOf } from '../../server/adapters/cleaner/file-kind.ts';
import { TELLTALES } from './sample-files.ts';

export type Made = MadeCopy & { content: Buffer };

export const sourceOf = (file: Buffer) => ({
  size: file.length,
  read: async (start: number, end: number) => file.subarray(start, end),
});

/** What the cleaner says of a file and makes of it; `working` is the copy that people get. */
export async function cleaned(file: Buffer, limits?: { ms: number; bytes: number }) {
  const made: Made[] = [];
  const kind = kindOf(file.subarray(0, HEAD_BYTES));
  if (!kind) throw new Error('not a kind that is cleaned');
  const keep = async (copy: MadeCopy, content: Readable) => {
    made.push({ ...copy, content: await buffer(content) });
  };
  const cleaning: Cleaning = await forkingCleaner(limits).clean(kind, sourceOf(file), keep);
  const working = made.find((copy) => copy.kind === 'WORKING');
  return { cleaning, made, working };
}

/** The words that no copy may hold and these bytes do, as text of one byte or two a letter. */
export const tells = (bytes: Buffer) =>
  TELLTALES.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));
