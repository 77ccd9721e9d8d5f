import pg from 'pg';

/**
 * The lock that says "this cluster has a master": an advisory lock in the server itself, on a session that lives as
 * long as its process. A killed process loses it at once, which no file with a process number can promise.
 */
const LOCK = 0x71b0a8d;

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

export const officeUrl = (socketFolder: string): string =>
  `postgresql://tipward@/tipward?host=${encodeURIComponent(socketFolder)}`;

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
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK]);
    if (rows[0]?.held)
      return { kind: 'held', hold: { client, release: () => client.end().catch(() => undefined) } };
    const other = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [LOCK],
    );
    await client.end();
    return { kind: 'taken', by: other.rows[0]?.name ?? '' };
  } catch (error) {
    await client.end().catch(() => undefined);
    return { kind: 'silent', reason: error instanceof Error ? error.message : String(error) };
  }
}
