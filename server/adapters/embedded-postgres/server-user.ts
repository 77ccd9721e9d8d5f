import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { userInfo } from 'node:os';
import { CannotStart } from '../../cannot-start.ts';

/** The account that the database server runs as. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
  /** Whether that is the account we run as ourselves; then nothing changes hands. */
  self: boolean;
}

const OWN_ACCOUNT = 'tipward';

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it themselves; root hands it to the owner of the existing
 * cluster, else to `tipward` or `postgres`, else to a new system account `tipward` without a shell.
 */
export function serverUser(clusterOwner: number | undefined): ServerUser {
  const me = process.getuid?.() ?? -1;
  if (me !== 0) return { name: ownName(me), uid: me, gid: process.getgid?.() ?? me, self: true };
  if (clusterOwner !== undefined && clusterOwner !== 0) {
    const owner = account(String(clusterOwner));
    if (owner) return owner;
  }
  return account(OWN_ACCOUNT) ?? account('postgres') ?? created() ?? noAccount();
}

/** A file-mode triple as `stat` gives it, for the folders on the way to a place. */
export interface FolderOnTheWay {
  path: string;
  mode: number;
  uid: number;
  gid: number;
}

/** The first folder of the way that `user` may not pass through, by its mode bits; undefined where the way is free. */
export function closedFolder(user: { uid: number; gid: number }, way: FolderOnTheWay[]): string | undefined {
  return way.find(({ mode, uid, gid }) => {
    const search = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    return (mode & search) === 0;
  })?.path;
}

/** The folders from the root to `path`, each as it stands on the disk. */
export function wayTo(path: string): FolderOnTheWay[] {
  const parent = dirname(path);
  const { mode, uid, gid } = statSync(path);
  return [...(parent === path ? [] : wayTo(parent)), { path, mode, uid, gid }];
}

/** Tried for real rather than read off the mode bits, because access lists and mounts also have a say. */
export function canEnter(user: ServerUser, folder: string): boolean {
  const { uid, gid } = user;
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...(user.self ? {} : { uid, gid }), cwd: '/' })
      .status === 0
  );
}

function ownName(uid: number): string {
  try {
    return userInfo().username;
  } catch (error) {
    throw new CannotStart(
      'NAMELESS_USER',
      `当前用户编号 ${uid} 没有用户名，内置数据库无法启动。请换用有名称的用户，或设置 DATABASE_URL。`,
      `User id ${uid} has no name on this machine, and the embedded database needs one. Run as a named user or set DATABASE_URL.`,
      error,
    );
  }
}

function account(nameOrId: string): ServerUser | undefined {
  const id = (flags: string) =>
    execFileSync('id', [flags, '--', nameOrId], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return { name: id('-un'), uid: Number(id('-u')), gid: Number(id('-g')), self: false };
  } catch {
    return undefined;
  }
}

/** `useradd` on most Linux systems, `adduser` in the style of BusyBox on Alpine. */
function created(): ServerUser | undefined {
  const attempts: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_ACCOUNT],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', OWN_ACCOUNT]],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return account(OWN_ACCOUNT);
  }
  return undefined;
}

function noAccount(): never {
  throw new CannotStart(
    'NO_SERVER_ACCOUNT',
    `数据库不能以 root 身份运行，而系统账户 ${OWN_ACCOUNT} 无法建立。请先建立该账户（useradd --system ${OWN_ACCOUNT}），或改用普通用户启动。`,
    `The database cannot run as root, and the system account ${OWN_ACCOUNT} could not be made. Make it (useradd --system ${OWN_ACCOUNT}) or start as an ordinary user.`,
  );
}
