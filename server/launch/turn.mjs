import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** Lets one start at a time install and build in this clone; a turn whose process has died is taken over. */
export async function inTurn(root, work) {
  const file = join(root, '.stamps', 'turn');
  mkdirSync(join(root, '.stamps'), { recursive: true });
  for (let waited = 0; !take(file); waited += 1) {
    if (waited === 5) say('另一次启动正在安装，请稍候……', 'Another start is installing; waiting for it…');
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = holderOf(file);
  if (holder && !isAlive(holder)) clear(file, holder);
  return false;
}

/** Moves the dead turn away before deleting it, so that two who wait cannot delete each other's new one. */
function clear(file, dead) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (holderOf(aside) !== dead) linkSync(aside, file);
  } catch {
    // somebody else was quicker
  }
  rmSync(aside, { force: true });
}

function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
