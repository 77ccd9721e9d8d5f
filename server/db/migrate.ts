import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { grantToPortal } from './portal-role.ts';

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Any fixed number: two portals that start at once take turns. */
const LOCK = 67_2021;

export class DatabaseNewerThanCode extends Error {}
/** Whoever signs in may make no tables, and there are some to make. */
export class MigrationPending extends Error {}

/**
 * Brings the database to this code's state, the job queue's tables included, and gives the portal's role its rights.
 * Safe to run at every start and by several processes at once. A role that may not make tables only looks: throws
 * {@link MigrationPending} where something is left to do, {@link DatabaseNewerThanCode} where a later version was here.
 */
export async function migrate(url: string, portalRole?: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const at = await standsAt(client);
    if (at > newestHere())
      throw new DatabaseNewerThanCode('the database was migrated by a later version of Tipward');
    if (!(await mayMakeTables(client))) {
      if (at < newestHere()) throw new MigrationPending('the tables are older than the code');
      return;
    }
    await applyMigrations(drizzle(client), { migrationsFolder: FOLDER });
    await runMigrations({ connectionString: url });
    if (portalRole) await grantToPortal(client, portalRole);
  } finally {
    await client.end();
  }
}

const newestHere = (): number =>
  Math.max(...readMigrationFiles({ migrationsFolder: FOLDER }).map((m) => m.folderMillis));

/** When the newest migration that ran was written, in milliseconds; 0 in an empty database. */
async function standsAt(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ known: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations') as known`,
  );
  if (!rows[0]?.known) return 0;
  const applied = await client.query<{ newest: string | null }>(
    'select max(created_at) as newest from drizzle.__drizzle_migrations',
  );
  return Number(applied.rows[0]?.newest ?? 0);
}

async function mayMakeTables(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_database_privilege(current_database(), 'create') as may`,
  );
  return rows[0]?.may ?? false;
}
