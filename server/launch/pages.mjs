import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeToRun } from './node-to-run.mjs';
import { Trouble, say } from './say.mjs';

/** What the built pages are made from. */
const SOURCES = ['web', 'server/contract', 'server/domain', 'vite.config.ts', 'package-lock.json'];
const MADE = new Set(['build', 'node_modules', '.svelte-kit']);

const stampOf = (root) => join(root, '.stamps', 'pages');

/** By content, not by date: a fresh clone, a branch switch and a restored backup all carry new dates. */
export function arePagesFresh(root) {
  if (!existsSync(join(root, 'web', 'build', 'handler.js'))) return false;
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === digest(root);
}

/** Builds the pages on the installed Node; silent unless it fails. */
export function buildPages(root) {
  say('正在生成网页……', 'Building the pages…');
  const made = digest(root);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // Without NODE_ENV=production, Svelte builds its slow development pages.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync(nodeToRun(root), [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(`${stdout}\n${stderr}`);
    throw new Trouble(
      '网页没有生成，原因见上。若刚改过代码请先改正；否则请检查磁盘空间后重试。',
      'The pages were not built; the reason stands above. Mend the code if you changed it; otherwise check the free disk space and try again.',
    );
  }
  mkdirSync(join(root, '.stamps'), { recursive: true });
  writeFileSync(stampOf(root), made);
}

function digest(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) add(hash, root, source);
  return hash.digest('hex');
}

function add(hash, root, path) {
  let entries;
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') hash.update(`${path}\0`).update(readFileSync(join(root, path)));
    return;
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!MADE.has(name)) add(hash, root, `${path}/${name}`);
  }
}
