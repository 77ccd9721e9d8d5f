import { inOwnProcess } from '../own-process/own-process.ts';
import { refuse } from '../../domain/errors.ts';

/** A table as it is written into a file: `null` stays empty. */
export type Sheet = {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
};

/** What every file says of itself: on its face, and among its properties. `at` is ISO. */
export type Mark = { title: string; mark: string; by: string; at: string };
export type Book = Mark & { sheets: readonly Sheet[] };

/** An official letter's parts, in their order. A `signed` block stands at the right. */
export type LetterBlock =
  { kind: 'heading' | 'text' | 'note' | 'signed'; text: string } | { kind: 'table'; sheet: Sheet };
export type Letter = Mark & {
  /** The red head: who speaks. */
  organ: string;
  documentNo: string;
  blocks: readonly LetterBlock[];
};

export type OfficeFileTask = { kind: 'BOOK'; book: Book } | { kind: 'LETTER'; letter: Letter };
export type MakeOfficeFile = (task: OfficeFileTask) => Promise<Buffer>;

const LIMITS = { ms: 60_000, heapMb: 400 };

/** Packs a workbook or a letter in a process of its own: ten thousand rows would hold everybody else up meanwhile. */
export const makeOfficeFile: MakeOfficeFile = async (task) =>
  Buffer.from(
    await inOwnProcess<Uint8Array>(new URL('child.ts', import.meta.url), task, LIMITS, () =>
      refuse('BUSY', [], 30),
    ),
  );
