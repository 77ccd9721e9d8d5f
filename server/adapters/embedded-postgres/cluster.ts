import { chownSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotStart } from '../../cannot-start.ts';
import type { Binaries } from './binaries.ts';
import { explain, startChild } from './child.ts';
import type { Log } from './child.ts';
import { findPlace, sharedFolder, versionOf } from './place.ts';
import { isAlive } from './postmaster.ts';
import type { ServerUser } from './server-user.ts';

export interface Cluster {
  folder: string;
  user: ServerUser;
  tools: Binaries;
}

/**
 * The cluster of a data folder, made if there is none. It is made beside its place and moved there when complete, so
 * that a start that is cut short leaves nothing half-made, and of two first starts one takes the other's.
 */
export async function ensureCluster(
  dataDir: string,
  toolsFor: (user: ServerUser) => Binaries,
  log: Log,
): Promise<Cluster> {
  const place = findPlace(dataDir);
  const tools = toolsFor(place.user);
  if (place.exists && place.cluster) return checked({ folder: place.cluster, user: place.user, tools });

  const target = place.cluster ?? roomElsewhere(dataDir, place.user, log);
  const half = `${target}.unfinished-${process.pid}`;
  sweepUnfinished(target);
  mkdirSync(half, { mode: 0o700 });
  if (!place.user.self) chownSync(half, place.user.uid, place.user.gid);
  await initialise(half, place.user, tools);
  try {
    renameSync(half, target);
    if (!place.cluster) writeFileSync(place.pointer, `${target}\n`, { flag: 'wx', mode: 0o644 });
    return { folder: target, user: place.user, tools };
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    const winner = findPlace(dataDir); // another first start was quicker
    if (!winner.exists || !winner.cluster) throw error;
    return { folder: winner.cluster, user: winner.user, tools };
  }
}

/** Checksums are initdb's default since 18; the built-in locale sorts alike on every machine, so no index can rot. */
async function initialise(folder: string, user: ServerUser, tools: Binaries): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth-local=peer',
    '--auth-host=reject',
    '--encoding=UTF8',
  ];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  const child = startChild(tools.initdb, [...args, ...locale], user);
  if ((await child.exited) === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw explain(child.said());
}

function checked(cluster: Cluster): Cluster {
  const ours = cluster.tools.version.split('.')[0]!;
  const theirs = versionOf(cluster.folder);
  if (theirs === ours) return cluster;
  const newer = Number(theirs) > Number(ours);
  throw new CannotStart(
    newer ? 'DATA_NEWER' : 'DATA_OLDER',
    `数据目录 ${cluster.folder} 由 PostgreSQL ${theirs} 写成，本版本自带 ${ours}。${newer ? '请换用更新的版本启动。' : '请用旧版本启动并备份，再恢复到新版本。'}`,
    `The data folder ${cluster.folder} was written by PostgreSQL ${theirs}, and this release brings ${ours}. ${newer ? 'Start it with a newer release.' : 'Start it with the older release, back up, and restore into this one.'}`,
  );
}

function roomElsewhere(dataDir: string, user: ServerUser, log: Log): string {
  const room = mkdtempSync(join(sharedFolder(user), `${basename(dirname(dataDir))}-`));
  chownSync(room, user.uid, user.gid);
  log(`数据库用户 ${user.name} 进不去 ${dataDir}，数据库改放在 ${room}，备份时请一并备份。`);
  log(`User ${user.name} cannot enter ${dataDir}, so the database goes to ${room}. Back that up as well.`);
  return join(room, 'postgres');
}

/** What a first start that was killed half-way left behind. */
function sweepUnfinished(target: string): void {
  for (const name of readdirSync(dirname(target))) {
    const pid = name.startsWith(`${basename(target)}.unfinished-`)
      ? Number(name.split('-').at(-1))
      : undefined;
    if (pid !== undefined && !isAlive(pid))
      rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}
