import type { ErrorCode, FieldError } from '../../domain/errors.ts';

/** A line of a table with its number in the file, from 1. */
export type TableLine = { line: number; cells: string[] };

/** What the reader's process answers: that it is there, then the lines, or why there are none. */
export type FromReader =
  | { say: 'ready' }
  | { say: 'lines'; lines: TableLine[] }
  | { say: 'no'; code: ErrorCode; fields: readonly FieldError[] };
