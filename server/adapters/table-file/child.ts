import { refuse } from '../../domain/errors.ts';
import { answering } from '../own-process/answering.ts';
import { linesIn } from './reading.ts';

/** Far above any list that the office takes; what is sent on has to fit into the portal. */
const MOST_LINES = 50_000;
const MOST_CELLS = 1_000_000;

answering(async (bytes: Uint8Array) => {
  const lines = await linesIn(Buffer.from(bytes));
  const cells = lines.reduce((sum, line) => sum + line.cells.length, 0);
  if (lines.length > MOST_LINES || cells > MOST_CELLS)
    refuse('BAD_REQUEST', [{ path: 'file', code: 'TOO_LONG' }]);
  return lines;
});
