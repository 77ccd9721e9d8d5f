import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { explain, startChild } from './child.ts';
import type { Child } from './child.ts';
import type { Cluster } from './cluster.ts';
import { OWNER, PORTAL, officeUrl, ownerUrl, seeGuestsOff, superuserUrl, tryHold } from './hold.ts';
import type { Hold } from './hold.ts';
import { stopPostmaster } from './postmaster.ts';
import type { RunOptions, RunningCluster } from './running-cluster.ts';
import { socketFolder, sweepSockets } from './socket-folder.ts';

/**
 * Modest, for an office machine, and quiet about people: no statement and no row's content reaches the log, because a
 * constraint's complaint quotes the row that broke it. Durability settings stay PostgreSQL's own.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '', // the socket only: nothing on the network, no port to be taken
  unix_socket_permissions: '0700',
  max_connections: '60',
  timezone: 'UTC',
  jit: 'off',
  log_min_messages: 'log', // the office hears its statements' errors itself
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_line_prefix: '',
};

/** Guests finish first: for a command they are other commands, and short; the portal does not wait for long. */
const PORTAL_PATIENCE = 10_000;
const COMMAND_PATIENCE = 600_000;

/** Its comings and goings, and its answer to whoever knocks too early, as we do ourselves. */
const ORDINARY =
  /^LOG:|^FATAL: +the database system is (starting up|shutting down)|^FATAL: +terminating connection due to administrator command/;

/** Another start was quicker: it had the lock file first, or took our new server for one that was left behind. */
const OVERTAKEN = /lock file "postmaster.pid" already exists|received fast shutdown request/;

/** Starts the server and takes hold of it; a string says why to look again. */
export async function launch(cluster: Cluster, options: RunOptions): Promise<RunningCluster | string> {
  const sockets = socketFolder(cluster.folder, cluster.user);
  admit(cluster);
  const settings = { ...SETTINGS, unix_socket_directories: sockets, ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = startChild(cluster.tools.postgres, ['-D', cluster.folder, ...flags], cluster.user, (line) => {
    if (!ORDINARY.test(line)) options.log(`PostgreSQL: ${line}`);
  });
  const hold = await firstHold(child, sockets, options.holder);
  if (typeof hold === 'string') {
    sweepSockets(sockets);
    if (OVERTAKEN.test(hold)) return hold;
    throw explain(hold);
  }
  await makeOffice(hold.client);
  let asked = false;
  const stopped = child.gone.then(() => sweepSockets(sockets));
  return {
    url: officeUrl(sockets),
    ownerUrl: ownerUrl(sockets),
    adminUrl: superuserUrl(sockets),
    folder: cluster.folder,
    lost: new Promise((resolve) => void stopped.then(() => asked || resolve())),
    stop: async () => {
      asked = true;
      await seeGuestsOff(hold, options.holder === 'portal' ? PORTAL_PATIENCE : COMMAND_PATIENCE);
      if (child.process.pid !== undefined && child.process.exitCode === null)
        await stopPostmaster(child.process.pid);
      await hold.release();
      await stopped;
    },
  };
}

/** Waits for the first answer; resolves to what the server said if it ends instead. */
async function firstHold(child: Child, sockets: string, holder: string): Promise<Hold | string> {
  let ended = false;
  const gone = child.exited.then(() => (ended = true));
  while (!ended) {
    const attempt = await tryHold(sockets, `tipward ${holder}`);
    if (attempt.kind === 'held') return attempt.hold;
    await Promise.race([gone, sleep(20)]);
  }
  return child.said();
}

/** The operating system vouches for who connects; no password exists that could leak. Only root and the server's account. */
function admit(cluster: Cluster): void {
  const people = [...new Set(['root', cluster.user.name])];
  const rows = people.flatMap((name) =>
    ['postgres', OWNER, PORTAL].map((role) => `office "${name}" ${role}\n`),
  );
  const files = { 'pg_hba.conf': 'local all all peer map=office\n', 'pg_ident.conf': rows.join('') };
  for (const [name, text] of Object.entries(files)) {
    const file = join(cluster.folder, name);
    writeFileSync(file, text);
    chmodSync(file, 0o600);
    if (!cluster.user.self) chownSync(file, cluster.user.uid, cluster.user.gid);
  }
}

/** The owner may do everything in the office's database and nothing beside it; the portal what the owner grants. */
async function makeOffice(client: pg.Client): Promise<void> {
  for (const name of [OWNER, PORTAL]) {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [name]);
    if (role.rowCount === 0) await client.query(`create role ${name} login`);
  }
  const database = await client.query("select 1 from pg_database where datname = 'tipward'");
  if (database.rowCount === 0) await client.query(`create database tipward owner ${OWNER}`);
}
