import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasOwnNode } from './node-to-run.mjs';

/**
 * Whether node_modules is what package-lock.json says. npm writes node_modules/.package-lock.json last of all, so an
 * install that was cut short has none; comparing the two also sees what `git pull` or a stray `npm install` changed.
 */
export function isInstalled(root) {
  const modules = join(root, 'node_modules');
  if (!hasOwnNode(root)) return false;
  let wanted, present;
  try {
    wanted = packagesOf(join(root, 'package-lock.json'));
    present = packagesOf(join(modules, '.package-lock.json'));
  } catch {
    return false;
  }
  const same = ([path, { version, integrity, optional }]) => {
    const found = present[path];
    if (!found) return Boolean(optional); // made for another kind of machine
    return found.version === version && (!integrity || !found.integrity || found.integrity === integrity);
  };
  return Object.entries(wanted).every(same) && Object.keys(present).every((path) => path in wanted);
}

function packagesOf(file) {
  const { '': _project, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
  return packages;
}
