import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../../cannot-start.ts';
import { canEnter, closedFolder, serverUser, wayTo } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

/** Where a cluster goes when the server's account cannot come into the data folder. */
export const SHARED_FOLDER = '/var/lib/tipward';

export interface Place {
  user: ServerUser;
  /** The PostgreSQL data folder; undefined where it is still to be made and cannot lie in the data folder. */
  cluster: string | undefined;
  /** The note in the data folder that says where a cluster outside it lies. */
  pointer: string;
  exists: boolean;
}

/**
 * Decides where the cluster lies and who runs it. An existing cluster is never passed over: when its account cannot
 * reach it any more, that is an error with a mend, not an occasion for an empty new one.
 */
export function findPlace(dataDir: string): Place {
  const pointer = join(dataDir, 'postgres.location');
  if (existsSync(pointer)) {
    const cluster = readFileSync(pointer, 'utf8').trim();
    if (!isCluster(cluster)) lost(cluster, pointer);
    return { user: userOf(cluster), cluster, pointer, exists: true };
  }
  const cluster = join(dataDir, 'postgres');
  if (isCluster(cluster)) return { user: userOf(cluster), cluster, pointer, exists: true };
  const user = serverUser(undefined);
  return { user, cluster: canEnter(user, dataDir) ? cluster : undefined, pointer, exists: false };
}

/** The major version that wrote a cluster, as its own PG_VERSION says. */
export const versionOf = (cluster: string): string =>
  readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();

function isCluster(folder: string): boolean {
  try {
    versionOf(folder);
    return true;
  } catch (error) {
    // A folder that we may not look into is somebody's cluster, not an empty place.
    if ((error as NodeJS.ErrnoException).code === 'EACCES') notYours(folder);
    return false;
  }
}

function userOf(cluster: string): ServerUser {
  const owner = statSync(cluster).uid;
  const user = serverUser(owner);
  if (user.self && owner !== user.uid) notYours(cluster);
  if (!canEnter(user, cluster)) cannotEnter(cluster, user);
  return user;
}

/** The shared folder, ready for `user`; random names go below it, so that a moved data folder keeps its own cluster. */
export function sharedFolder(user: ServerUser, shared = SHARED_FOLDER): string {
  mkdirSync(shared, { recursive: true, mode: 0o755 });
  if (!canEnter(user, shared)) cannotEnter(shared, user);
  return shared;
}

function cannotEnter(folder: string, user: ServerUser): never {
  const closed = closedFolder(user, wayTo(folder)) ?? folder;
  throw new CannotStart(
    'FOLDER_CLOSED',
    `数据库以用户 ${user.name} 运行，但该用户进不去 ${closed}。请执行 chmod o+x ${closed}，或把 DATA_DIR 设到别处（例如 /srv/tipward）。`,
    `The database runs as user ${user.name}, who cannot enter ${closed}. Run: chmod o+x ${closed} – or set DATA_DIR elsewhere, such as /srv/tipward.`,
  );
}

function notYours(cluster: string): never {
  const owner = statSync(cluster).uid;
  const me = process.getuid?.();
  throw new CannotStart(
    'FOLDER_NOT_YOURS',
    `${cluster} 属于用户编号 ${owner}，您是 ${me}（可能上次以 root 启动）。请以原用户启动，或由 root 执行 chown -R ${me} 数据目录。`,
    `${cluster} belongs to user id ${owner}, and you are ${me} (perhaps it was last started as root). Start as that user, or have root run chown -R ${me} on the data folder.`,
  );
}

function lost(cluster: string, pointer: string): never {
  throw new CannotStart(
    'CLUSTER_LOST',
    `${pointer} 说数据库在 ${cluster}，但那里没有数据库。请把它移回原处或从备份恢复；确定不要旧数据时才删除 ${pointer}。`,
    `${pointer} says that the database lies in ${cluster}, but there is none. Move it back or restore a backup; delete ${pointer} only if the old data is not wanted.`,
  );
}
