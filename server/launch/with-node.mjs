import { prepare } from './prepare.mjs';
import { runOnNode } from './run-on-node.mjs';
import { launching } from './say.mjs';

// For scripts that are TypeScript themselves: `node server/launch/with-node.mjs server/cli.ts doctor`.
await launching(async () => {
  await prepare({ pages: false });
  process.exitCode = await runOnNode(process.argv.slice(2));
});
