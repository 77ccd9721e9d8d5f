import { prepare } from './prepare.mjs';
import { runOnNode } from './run-on-node.mjs';
import { launching, say } from './say.mjs';

const STEPS = [
  ['排版', 'format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['写法', 'lint', ['node_modules/oxlint/bin/oxlint', '--quiet', 'server', 'tests', 'web/src']],
  ['类型', 'types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  [
    '网页类型',
    'types of the pages',
    ['node_modules/svelte-check/bin/svelte-check', '--tsconfig', 'web/tsconfig.json', '--output', 'human'],
  ],
  [
    '规则',
    'import rules and domain tests',
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--project',
      'architecture',
      '--project',
      'domain',
    ],
  ],
];

await launching(async () => {
  await prepare();
  const failed = [];
  for (const [zh, en, args] of STEPS) {
    if ((await runOnNode(args)) !== 0) failed.push([zh, en]);
  }
  if (failed.length === 0) return say('检查全部通过。', 'Everything checked is in order.');
  say(
    `未通过：${failed.map(([zh]) => zh).join('、')}`,
    `Not in order: ${failed.map(([, en]) => en).join(', ')}`,
  );
  process.exitCode = 1;
});
