import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Any fixed number: two portals that start at once take turns. */
const LOCK = 67_2021;

export class DatabaseNewerThanCode extends Error {}

/**
 * Brings the database to this code's state, the job queue's tables included. Safe to run at every start and by
 * several processes at once. Throws {@link DatabaseNewerThanCode} where a later version has already migrated it.
 */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await refuseNewer(client);
    await applyMigrations(drizzle(client), { migrationsFolder: FOLDER });
    await runMigrations({ connectionString: url });
  } finally {
    await client.end();
  }
}

async function refuseNewer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ known: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations') as known`,
  );
  if (!rows[0]?.known) return;
  const applied = await client.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  );
  const newestHere = Math.max(...readMigrationFiles({ migrationsFolder: FOLDER }).map((m) => m.folderMillis));
  if (Number(applied.rows[0]?.newest ?? 0) > newestHere) {
    throw new DatabaseNewerThanCode('the database was migrated by a later version of Tipward');
  }
}
