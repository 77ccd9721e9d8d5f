import pg from 'pg';
import { expect, it } from 'vitest';
import { aDatabase, anEmptyDatabase } from '../support/database.ts';

const ask = async (url: string, query: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ value: unknown }>(query);
  await client.end();
  return rows.map((row) => row.value);
};

it('gives each test a copy of the migrated template, which the office’s role owns and may not leave', async () => {
  const database = await aDatabase();
  expect(
    await ask(database.url, 'select count(*)::int > 0 as value from drizzle.__drizzle_migrations'),
  ).toEqual([true]);
  expect(
    await ask(database.url, 'select rolsuper as value from pg_roles where rolname = current_user'),
  ).toEqual([false]);
  await database.drop();
  await expect(ask(database.url, 'select 1 as value')).rejects.toThrow(/does not exist/);
});

it('gives a new office an empty database', async () => {
  const database = await anEmptyDatabase();
  expect(
    await ask(database.url, "select count(*)::int as value from pg_tables where schemaname = 'public'"),
  ).toEqual([0]);
  await database.drop();
});
