import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { runOnNode } from './run-on-node.mjs';
import { launching } from './say.mjs';

await launching(async () => {
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'tipward-counts-'));
  const counts = join(folder, 'counts.json');
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...process.argv.slice(2),
  ];
  const code = await runOnNode(vitest, { env: { ...process.env, TIPWARD_TEST_COUNTS: counts } });
  const { passed, failed, skipped } = read(counts);
  rmSync(folder, { recursive: true, force: true });
  // The closing line stands alone: whoever runs the tests by machine reads this and nothing else.
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : code;
});

/** A run that broke off before it could count has failed, whatever it had passed until then. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
