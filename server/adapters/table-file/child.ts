import { Worker } from 'node:worker_threads';
import { Refusal } from '../../domain/errors.ts';
import { linesIn } from './reading.ts';
import type { FromReader, TableLine } from './words.ts';

/**
 * A process of its own for a table: a workbook of two kilobytes that names its very last cell makes the library fill a
 * sheet of seventeen billion, and one that is merely large keeps it busy for seconds.
 */
const tell = (words: FromReader): void => void process.send?.(words);

/** Far above any list that the office takes; what is sent on has to fit into the portal. */
const MOST_LINES = 50_000;
const MOST_CELLS = 1_000_000;

function told(lines: TableLine[]): FromReader {
  const cells = lines.reduce((sum, line) => sum + line.cells.length, 0);
  return lines.length > MOST_LINES || cells > MOST_CELLS
    ? { say: 'no', code: 'BAD_REQUEST', fields: [{ path: 'file', code: 'TOO_LONG' }] }
    : { say: 'lines', lines };
}

process.on('message', (bytes: Uint8Array) => {
  linesIn(Buffer.from(bytes)).then(
    (lines) => tell(told(lines)),
    (error: unknown) =>
      error instanceof Refusal
        ? tell({ say: 'no', code: error.code, fields: error.fields })
        : process.exit(1),
  );
});
process.on('disconnect', () => process.exit(0));
// Whoever is busy hears of no disconnection, and would go on after a parent that was killed.
new Worker(
  `const { ppid } = process; setInterval(() => process.ppid === ppid || process.kill(process.pid, 'SIGKILL'), 500);`,
  { eval: true, env: {} },
).unref();
tell({ say: 'ready' });
