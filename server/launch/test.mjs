import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine, countsIn } from './closing-line.mjs';
import { prepare } from './prepare.mjs';
import { runOnNode } from './run-on-node.mjs';
import { launching } from './say.mjs';

await launching(async () => {
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'tipward-counts-'));
  const file = join(folder, 'counts.json');
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts'];
  const code = await runOnNode([...vitest, ...process.argv.slice(2)], {
    env: { ...process.env, TIPWARD_TEST_COUNTS: file },
  });
  const counts = countsIn(file);
  rmSync(folder, { recursive: true, force: true });
  console.log(closingLine(counts));
  process.exitCode = counts.failed > 0 ? 1 : code;
});
