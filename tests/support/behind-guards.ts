import pg from 'pg';
import type { TestDatabase } from './database.ts';

/** Works behind the database's guards, as its owner could: no trigger and no foreign key looks on. */
export async function behindGuards(database: TestDatabase, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
