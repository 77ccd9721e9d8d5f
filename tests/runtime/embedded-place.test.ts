import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { explain } from '../../server/adapters/embedded-postgres/child.ts';
import { findPlace } from '../../server/adapters/embedded-postgres/place.ts';
import { isAlive, servesCluster } from '../../server/adapters/embedded-postgres/postmaster.ts';
import { closedFolder, serverUser, wayTo } from '../../server/adapters/embedded-postgres/server-user.ts';
import { socketFolder, sweepSockets } from '../../server/adapters/embedded-postgres/socket-folder.ts';
import { CannotStart } from '../../server/cannot-start.ts';

const asRoot = process.getuid?.() === 0;
const homes: string[] = [];
afterEach(() => homes.splice(0).forEach((home) => rmSync(home, { recursive: true, force: true })));

/** A data folder whose parent folder has `mode`. */
function aDataFolderUnder(mode: number): string {
  const home = mkdtempSync('/tmp/tipward-place-');
  homes.push(home);
  const dataDir = join(home, 'data');
  mkdirSync(dataDir);
  chmodSync(home, mode);
  return dataDir;
}

function refusal(act: () => unknown): CannotStart {
  try {
    act();
  } catch (error) {
    if (error instanceof CannotStart) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

it('names the first folder on the way that an account may not pass', () => {
  const way = [
    { path: '/', mode: 0o40755, uid: 0, gid: 0 },
    { path: '/root', mode: 0o40700, uid: 0, gid: 0 },
    { path: '/root/tipward', mode: 0o40755, uid: 0, gid: 0 },
  ];
  expect(closedFolder({ uid: 101, gid: 104 }, way)).toBe('/root');
  expect(closedFolder({ uid: 0, gid: 0 }, way)).toBeUndefined();
  expect(closedFolder({ uid: 101, gid: 0 }, [{ ...way[1]!, mode: 0o40710 }])).toBeUndefined();
  expect(wayTo('/tmp').map((folder) => folder.path)).toEqual(['/', '/tmp']);
});

it('keeps a new database in the data folder where its account can go, and leaves it where it cannot', () => {
  const open = aDataFolderUnder(0o711);
  expect(findPlace(open)).toMatchObject({ cluster: join(open, 'postgres'), exists: false });
  // A closed folder stops only the other account that root has to hand the database to.
  const closed = aDataFolderUnder(0o700);
  expect(findPlace(closed).cluster).toBe(asRoot ? undefined : join(closed, 'postgres'));
});

it('never runs the database as root', () => {
  const user = serverUser(undefined);
  expect(user.uid).not.toBe(0);
  expect(user.self).toBe(!asRoot);
});

it('refuses an existing database that cannot be reached instead of making an empty one', () => {
  const dataDir = aDataFolderUnder(0o711);
  const cluster = join(dataDir, 'postgres');
  mkdirSync(cluster);
  writeFileSync(join(cluster, 'PG_VERSION'), '18\n');
  if (asRoot) chmodSync(dataDir, 0o700);
  else chmodSync(cluster, 0o000);
  const { code, zh, en } = refusal(() => findPlace(dataDir));
  chmodSync(cluster, 0o700);
  expect(code).toBe(asRoot ? 'FOLDER_CLOSED' : 'FOLDER_NOT_YOURS');
  expect(en).toContain(asRoot ? `chmod o+x ${dataDir}` : 'chown');
  expect(zh).toContain(asRoot ? '进不去' : '属于用户编号');
});

it('refuses when the note says where the database lies and it is gone', () => {
  const dataDir = aDataFolderUnder(0o711);
  writeFileSync(join(dataDir, 'postgres.location'), '/var/lib/tipward/moved-away/postgres\n');
  expect(refusal(() => findPlace(dataDir)).code).toBe('CLUSTER_LOST');
});

it('knows a database server from any other process that has its number', () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(servesCluster(process.pid, '/tmp/tipward/postgres')).toBe(false);
});

it('puts the socket elsewhere where the path is too long for one', () => {
  const user = serverUser(undefined);
  expect(socketFolder('/srv/tipward/data/postgres', user)).toBe('/srv/tipward/data/postgres');
  const elsewhere = socketFolder(`/srv/${'很长的目录名'.repeat(8)}/postgres`, user);
  expect(elsewhere).toMatch(/^\/tmp\/tipward-socket-/);
  sweepSockets(elsewhere);
  expect(() => wayTo(elsewhere)).toThrow(/ENOENT/);
});

it('sweeps no folder but its own', () => {
  const dataDir = aDataFolderUnder(0o711);
  sweepSockets(dataDir);
  expect(wayTo(dataDir).at(-1)?.path).toBe(dataDir);
});

it.each([
  ['FATAL:  could not extend file "base/1/2691": No space left on device', 'DISK_FULL'],
  [
    'FATAL:  could not extend file: wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.',
    'DISK_FULL',
  ],
  ['FATAL:  database files are incompatible with server', 'OTHER_VERSION'],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'NO_MEMORY'],
  ['initdb: error: could not access directory: Permission denied', 'FOLDER_NOT_WRITABLE'],
  ['postgres: error while loading shared libraries: libpq.so.5', 'INSTALL_INCOMPLETE'],
  ['PANIC:  something that nobody has seen yet', 'DATABASE_FAILED'],
])('puts %j into plain words', (said, code) => {
  const { code: found, zh, en } = explain(said);
  expect(found).toBe(code);
  expect(zh).toMatch(/请|可/);
  expect(en).toContain(said.split('\n')[0]);
});
