import { prepare } from './prepare.mjs';
import { runOnNode } from './run-on-node.mjs';
import { launching } from './say.mjs';

await launching(async () => {
  await prepare();
  process.exitCode = await runOnNode(['server/main.ts'], { leash: true });
});
