import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

export type Db = NodePgDatabase & { $client: pg.Pool };
/** A transaction; stores take nothing else, so that nobody writes outside one. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
export type Database = { pool: pg.Pool; db: Db; close(): Promise<void> };

/**
 * Opens the pool of connections to `url`. A connection that dies while idle is dropped and replaced: without the
 * listener its error would end the process.
 */
export function openDatabase(url: string, max = 12): Database {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, db: drizzle(pool), close: () => pool.end() };
}
