import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/db/connection.ts';
import { inTransaction } from '../../server/db/transaction.ts';
import { aDatabase } from '../support/database.ts';

const PLACES = 2;

let database: Awaited<ReturnType<typeof aDatabase>>;
let open: Database;
beforeAll(async () => {
  database = await aDatabase();
  open = openDatabase(database.url, PLACES);
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

const one = () => inTransaction(open.db)((tx) => tx.execute<{ one: number }>(sql`select 1 as one`));
/** The line to the database, which the library keeps to itself. */
const lineOf = (client: pg.PoolClient) =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;

it('a connection that breaks before its transaction has begun goes back, however often', async () => {
  for (let cut = 0; cut < 2 * PLACES; cut += 1) {
    open.pool.once('acquire', (client) => lineOf(client).destroy());
    await expect(one()).rejects.toThrow();
  }
  expect((await one()).rows).toEqual([{ one: 1 }]);
  expect(open.pool.totalCount - open.pool.idleCount).toBe(0);
});

it('one that breaks in the middle goes back too, and nothing of it stays', async () => {
  await open.pool.query('create table kept (n int)');
  for (let cut = 0; cut < 2 * PLACES; cut += 1) {
    const broken = inTransaction(open.db)(async (tx) => {
      await tx.execute(sql`insert into kept values (1)`);
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(broken).rejects.toThrow();
  }
  expect((await open.pool.query('select * from kept')).rows).toEqual([]);
});
