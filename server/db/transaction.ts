import { drizzle } from 'drizzle-orm/node-postgres';
import type { Db, Tx } from './connection.ts';

/** Runs `work` in one transaction: everything in it is kept, or nothing. */
export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** How often a transaction that lost a race (serialization, deadlock) is run again before the office says it's busy. */
const TRIES = 4;
const LOST_RACE = new Set(['40001', '40P01']);

export function inTransaction(db: Db): InTransaction {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await onOneConnection(db, work);
      } catch (error) {
        if (attempt === TRIES || !LOST_RACE.has(databaseCode(error))) throw error;
      }
    }
  };
}

/**
 * Takes a connection and gives it back, whatever happens. Left to the library, one that breaks at BEGIN is never given back:
 * after as many cuts as the pool has places, the office would stand still.
 */
async function onOneConnection<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.$client.connect();
  try {
    return await drizzle(client).transaction(work);
  } finally {
    client.release();
  }
}

/** PostgreSQL's five-letter error code, or '' where the error is not the database's. */
export function databaseCode(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string' && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
  }
  return '';
}

/** The name of the constraint that the database refused by, or ''. */
export function brokenConstraint(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('constraint' in e && typeof e.constraint === 'string') return e.constraint;
  }
  return '';
}
