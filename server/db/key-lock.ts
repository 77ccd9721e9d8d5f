import pg from 'pg';

/**
 * The lock that says "this process works with the server's keys": shared by every portal and every command that does,
 * held alone by the one that rotates them. It hangs on a session of its own, so a killed process loses it at once.
 */
const KEYS = 0x71b0b01;

export interface KeyLock {
  /** Resolves when the session broke off without being released, as when the database restarts. */
  lost: Promise<void>;
  release(): Promise<void>;
}

/** Takes the lock without waiting; undefined where somebody else's stands in the way. */
export async function takeKeyLock(url: string, how: 'shared' | 'alone'): Promise<KeyLock | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tipward keys',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  let released = false;
  const lost = new Promise<void>((resolve) => {
    const gone = () => {
      if (!released) resolve();
    };
    client.on('error', gone);
    client.on('end', gone);
  });
  const release = async () => {
    released = true;
    await client.end().catch(() => undefined);
  };
  try {
    await client.connect();
    const take = how === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
    const { rows } = await client.query<{ held: boolean }>(`select ${take}($1) as held`, [KEYS]);
    if (rows[0]?.held) return { lost, release };
    await release();
    return undefined;
  } catch (error) {
    await release();
    throw error;
  }
}
