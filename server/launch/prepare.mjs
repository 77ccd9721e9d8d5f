import { fileURLToPath } from 'node:url';
import { checkWritable, install } from './install.mjs';
import { isInstalled } from './installed.mjs';
import { arePagesFresh, buildPages } from './pages.mjs';
import { Trouble } from './say.mjs';
import { inTurn } from './turn.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Makes a fresh or changed clone ready: packages, then pages where they are wanted. Quick when nothing is stale. */
export async function prepare({ pages = true } = {}) {
  checkNode();
  const ready = () => isInstalled(root) && (!pages || arePagesFresh(root));
  if (ready()) return;
  checkWritable(root);
  await inTurn(root, () => {
    if (!isInstalled(root)) install(root);
    if (pages && !arePagesFresh(root)) buildPages(root);
  });
}

function checkNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= 20) return;
  throw new Trouble(
    `本机的 Node.js 是 ${process.versions.node}，需要 20 或更高版本。请从 https://nodejs.org 安装后重试。`,
    `This machine's Node.js is ${process.versions.node}; 20 or later is needed. Install it from https://nodejs.org and try again.`,
  );
}
