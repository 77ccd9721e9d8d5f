import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble, say } from './say.mjs';

const ownNode = (root) => join(root, 'node_modules', 'node', 'bin', 'node');

/** The oldest Node of the machine itself that can stand in: it runs TypeScript as it is and has Argon2. */
const STAND_IN = 24;

/**
 * The Node that everything else runs on: the one that npm installed. A slim system may lack a library that this one
 * needs (libatomic); then the machine's own stands in if it is recent enough.
 */
export function nodeToRun(root) {
  const own = ownNode(root);
  const current = realpathSync(process.execPath);
  if (existsSync(own) && current === realpathSync(own)) return own; // it runs, for we run on it
  const { status, stderr } = spawnSync(own, ['--version'], { encoding: 'utf8', cwd: root });
  if (status === 0) return own;

  // npm puts this folder first on the PATH of its scripts, so a Node that cannot run would keep even us from starting.
  rmSync(join(root, 'node_modules', '.bin', 'node'), { force: true });
  if (Number(process.versions.node.split('.')[0]) >= STAND_IN) return process.execPath;
  if (stderr) say(`Node 26:${stderr.trim()}`, 'The installed Node cannot run on this system.');
  throw new Trouble(
    `随软件安装的 Node 26 无法在本机运行，通常是缺少 libatomic。请安装它（Debian/Ubuntu：apt-get install libatomic1；麒麟/openEuler：yum install libatomic），或改用 Node ${STAND_IN} 以上启动。`,
    `The Node 26 that was installed cannot run here, usually for want of libatomic. Install that (Debian, Ubuntu: apt-get install libatomic1; Fedora, openEuler: yum install libatomic), or start with Node ${STAND_IN} or later.`,
  );
}

/** Whether npm fetched it at all; an install without scripts leaves only its wrapper. */
export const hasOwnNode = (root) => existsSync(ownNode(root));
