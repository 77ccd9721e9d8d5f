import { refuse } from '../../domain/errors.ts';
import { inOwnProcess } from '../own-process/own-process.ts';

/** A line of a table with its number in the file, from 1. */
export type TableLine = { line: number; cells: string[] };

/** A workbook that names its very last cell makes the library fill a sheet of seventeen thousand million. */
const LIMITS = { ms: 60_000, heapMb: 400 };

/**
 * The lines of a CSV file (UTF-8 or GB18030, comma, semicolon or tab) or of a workbook's first sheet, whatever the
 * file calls itself; one that takes too much memory or time is too long, and the portal goes on.
 * @throws Refusal BAD_REQUEST at `file`, or at `lines.<n>` where a line can't be read
 */
export const readTable = (bytes: Buffer): Promise<TableLine[]> =>
  inOwnProcess(new URL('child.ts', import.meta.url), bytes, LIMITS, () =>
    refuse('BAD_REQUEST', [{ path: 'file', code: 'TOO_LONG' }]),
  );
