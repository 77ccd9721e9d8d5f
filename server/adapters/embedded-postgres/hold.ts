import pg from 'pg';

/**
 * The lock that says "this cluster has a master": an advisory lock in the server itself, on a session that lives as
 * long as its process. A killed process loses it at once, which no file with a process number can promise.
 */
const MASTER = 0x71b0a8d;
/** Shared by the commands that use a server which somebody else started; its master waits for them before stopping. */
const GUESTS = MASTER + 1;

export interface Hold {
  client: pg.Client;
  release(): Promise<void>;
}

export type HoldAttempt =
  | { kind: 'held'; hold: Hold }
  | { kind: 'taken'; by: string } // by the application name of the session that has it
  | { kind: 'silent'; reason: string }; // starting, stopping, or not answering

export const superuserUrl = (socketFolder: string, database = 'postgres'): string =>
  `postgresql://postgres@/${database}?host=${encodeURIComponent(socketFolder)}`;

/** As the portal signs in, by a role that owns nothing. */
export const officeUrl = (socketFolder: string): string => urlOf(PORTAL, socketFolder);
/** As whoever owns the office's tables and migrates them. */
export const ownerUrl = (socketFolder: string): string => urlOf(OWNER, socketFolder);

export const OWNER = 'tipward';
export const PORTAL = 'tipward_portal';
const urlOf = (role: string, socketFolder: string) =>
  `postgresql://${role}@/tipward?host=${encodeURIComponent(socketFolder)}`;

/** Tries to become the master of the server behind a socket folder; never waits for another to give it up. */
export async function tryHold(socketFolder: string, name: string): Promise<HoldAttempt> {
  const client = new pg.Client({
    connectionString: superuserUrl(socketFolder),
    application_name: name,
    connectionTimeoutMillis: 3000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // the server's own end is noticed by whoever watches its process
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      MASTER,
    ]);
    if (rows[0]?.held)
      return { kind: 'held', hold: { client, release: () => client.end().catch(() => undefined) } };
    const other = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [MASTER],
    );
    await client.end();
    return { kind: 'taken', by: other.rows[0]?.name ?? '' };
  } catch (error) {
    await client.end().catch(() => undefined);
    return { kind: 'silent', reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Uses a server as a guest: it stays up until the answer is called. A string says why it did not work, for instance
 * because its master is just stopping it.
 */
export async function visit(socketFolder: string): Promise<(() => Promise<void>) | string> {
  const client = new pg.Client({
    connectionString: superuserUrl(socketFolder),
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [GUESTS]);
    const office = await client.query("select 1 from pg_database where datname = 'tipward'");
    if (office.rowCount === 0) throw new Error('its master is still setting it up');
    return () => client.end().catch(() => undefined);
  } catch (error) {
    await client.end().catch(() => undefined);
    return error instanceof Error ? error.message : String(error);
  }
}

/** The master waits, at most `patience` milliseconds, until the last guest has gone. */
export async function seeGuestsOff(hold: Hold, patience: number): Promise<void> {
  try {
    await hold.client.query(`set lock_timeout = ${patience}`);
    await hold.client.query('select pg_advisory_lock($1)', [GUESTS]);
  } catch {
    // out of patience, or the server has ended by itself
  }
}
