import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerUser } from './server-user.ts';

/** `sockaddr_un` holds 107 bytes; PostgreSQL appends `/.s.PGSQL.5432.lock` to the folder's name. */
const LONGEST = 107 - '/.s.PGSQL.5432.lock'.length;
const PREFIX = '/tmp/tipward-';

/**
 * Where the server's socket lies: in the cluster, which only its account (and root) can enter, or in a fresh private
 * folder under /tmp when the cluster's path is too long for a socket. `postmaster.pid` tells the others which.
 */
export function socketFolder(cluster: string, user: ServerUser): string {
  if (Buffer.byteLength(cluster) <= LONGEST) return cluster;
  const folder = mkdtempSync(PREFIX);
  if (!user.self) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Removes a socket folder that was made for one run; the cluster itself is never touched. */
export function sweepSockets(folder: string): void {
  if (folder.startsWith(PREFIX) && folder === join(folder)) rmSync(folder, { recursive: true, force: true });
}
