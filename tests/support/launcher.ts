import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Calls an exported function of a launcher module in a Node process of its own, as the launcher runs: it is plain
 * JavaScript for whatever Node the machine has. Arguments and answer travel as JSON.
 */
export function launcher(module: string, name: string, ...args: unknown[]): unknown {
  const file = fileURLToPath(new URL(`../../server/launch/${module}`, import.meta.url));
  const script = `import { ${name} } from ${JSON.stringify(file)};
    process.stdout.write(JSON.stringify({ answer: await ${name}(...JSON.parse(process.argv[1])) }));`;
  const node = ['--input-type=module', '-e', script, JSON.stringify(args)];
  const { status, stdout, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { answer?: unknown }).answer;
}
