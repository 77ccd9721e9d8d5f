import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { decodedMasterKey } from './master-key.ts';

/** Where a rotation lays the new key until the database lies under it. */
const nextTo = (file: string): string => `${file}.next`;

/** The key that a rotation laid beside the one in `file`; undefined where none was cut short. */
export function nextMasterKeyIn(file: string): Buffer | undefined {
  const next = nextTo(real(file));
  return existsSync(next) ? decodedMasterKey(readFileSync(next, 'utf8').trim(), next) : undefined;
}

/** Writes `key` beside `file`, to stay whatever happens to the machine. What a cut rotation left there goes. */
export function writeNextMasterKey(file: string, key: Buffer): void {
  const target = real(file);
  if (isMounted(target)) throw cannotReplace(file);
  rmSync(nextTo(target), { force: true });
  try {
    writeKeyFile(nextTo(target), key);
    const { uid, gid } = statSync(target);
    if (process.getuid?.() === 0) chownSync(nextTo(target), uid, gid);
  } catch (error) {
    throw cannotReplace(file, error);
  }
}

/** Puts the key laid beside `file` in its place: from one moment to the next, and to stay. */
export function promoteNextMasterKey(file: string): void {
  const target = real(file);
  try {
    renameSync(nextTo(target), target);
    syncFolder(target);
  } catch (error) {
    // Another start was quicker.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new CannotStart(
      'KEY_NOT_REPLACED',
      `数据库已改用新密钥，但无法替换 ${file}。请把 ${nextTo(target)} 的内容放到 ${file}，再启动。`,
      `The database lies under the new key already, but ${file} cannot be replaced. Put what is in ${nextTo(target)} into ${file}, then start.`,
      error,
    );
  }
}

/** A new file with a key in it, which only its owner reads. @throws CannotStart where the file is there already */
export function writeKeyToNewFile(file: string, key: Buffer): void {
  try {
    writeKeyFile(file, key);
  } catch (error) {
    throw new CannotStart(
      'KEY_FILE_NOT_WRITTEN',
      `无法新建 ${file}(${(error as NodeJS.ErrnoException).code ?? ''})。--to 只写入尚不存在的文件；什么都没有改动。`,
      `Cannot make ${file} (${(error as NodeJS.ErrnoException).code ?? ''}). --to writes a file that is not there yet; nothing was changed.`,
      error,
    );
  }
}

function writeKeyFile(file: string, key: Buffer): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, `${key.toString('base64')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  syncFolder(file);
}

function syncFolder(file: string): void {
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** A file that was mounted by itself, as a container's secret is: no other can take its place. */
function isMounted(file: string): boolean {
  try {
    const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    return mounts.some((line) => line.split(' ')[4]?.replaceAll('\\040', ' ') === file);
  } catch {
    return false; // no Linux: then the rename says so itself
  }
}

const real = (file: string): string => (existsSync(file) ? realpathSync(file) : file);

const cannotReplace = (file: string, error?: unknown) =>
  new CannotStart(
    'KEY_FILE_FIXED',
    `密钥文件 ${file} 是只读的或单独挂载的，不能在原处替换。请加 --to 新文件，再把新密钥放到原处；什么都没有改动。`,
    `The key file ${file} is read-only or mounted by itself and cannot be replaced where it lies. Use --to NEWFILE and put the new key in its place yourself; nothing was changed.`,
    error,
  );
