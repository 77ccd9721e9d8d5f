import { chownSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerUser } from './server-user.ts';

/** `sockaddr_un` holds 107 bytes; PostgreSQL appends `/.s.PGSQL.5432.lock` to the folder's name. */
const LONGEST = 107 - '/.s.PGSQL.5432.lock'.length;
const OWN = /^\/tmp\/tipward-socket-[A-Za-z0-9]{6}$/;

/**
 * Where the server's socket lies: in the cluster, which only its account (and root) can enter, or in a fresh private
 * folder under /tmp when the cluster's path is too long for a socket. `postmaster.pid` tells the others which.
 */
export function socketFolder(cluster: string, user: ServerUser): string {
  if (Buffer.byteLength(cluster) <= LONGEST) return cluster;
  const folder = mkdtempSync('/tmp/tipward-socket-');
  if (!user.self) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Removes a socket folder that was made for one run, file by known file: a cluster is never swept away. */
export function sweepSockets(folder: string): void {
  if (!OWN.test(folder)) return;
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(folder, name), { force: true });
  try {
    rmdirSync(folder);
  } catch {
    // gone already, or somebody put something into it: not ours to delete
  }
}
