import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { nodeToRun } from './node-to-run.mjs';
import { root } from './prepare.mjs';

/**
 * Runs `args` on the installed Node and resolves with the exit code; signals are passed on. With `leash`, a channel
 * tells the child when we are killed outright, so that no office keeps running that nobody can see.
 */
export function runOnNode(args, { env = process.env, leash = false } = {}) {
  const stdio = ['inherit', 'inherit', 'inherit', ...(leash ? ['ipc'] : [])];
  const child = spawn(nodeToRun(root), args, { cwd: root, env, stdio });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (leash) watchNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Under `npm start` our parent is npm (or its shell); when that is gone, whoever started it believes us stopped. */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && gone(), 1000).unref();
}
