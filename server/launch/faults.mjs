import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine, countsIn } from './closing-line.mjs';
import { prepare } from './prepare.mjs';
import { runOnNode } from './run-on-node.mjs';
import { launching } from './say.mjs';

// The long forms of tests/faults: hours rather than minutes. `npm run faults -- rounds` runs one file of them.
await launching(async () => {
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'tipward-faults-'));
  const counts = join(folder, 'counts.json');
  const notes = join(folder, 'notes.jsonl');
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'];
  const code = await runOnNode([...vitest, '--project', 'faults', ...process.argv.slice(2)], {
    env: {
      ...process.env,
      TIPWARD_FAULTS: 'long',
      TIPWARD_TEST_COUNTS: counts,
      TIPWARD_FAULT_NOTES: notes,
    },
  });
  const result = countsIn(counts);
  if (existsSync(notes)) console.log(report(readFileSync(notes, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
  console.log(closingLine(result));
  process.exitCode = result.failed > 0 ? 1 : code;
});

/** What was done, how often, from which seed, and what was found: a block for each. */
function report(lines) {
  const notes = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const blocks = notes.map(({ what, count, seed, found }) => {
    const from = seed === undefined ? '' : `, seed ${seed}`;
    return `${what}: ${count}${from}\n  ${found}`;
  });
  return ['', '看到了什么 What was seen', ...blocks, ''].join('\n');
}
