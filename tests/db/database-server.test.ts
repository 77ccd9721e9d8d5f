import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabaseServer } from '../../server/adapters/database-server.ts';
import { CannotStart } from '../../server/cannot-start.ts';
import { aDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { named } from '../support/database-url.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await aDatabase();
});
afterEach(() => database.drop());

async function refusal(databaseUrl: string): Promise<CannotStart> {
  const error: unknown = await openDatabaseServer(
    { databaseUrl, dataDir: '/nowhere' },
    () => undefined,
  ).catch((reason: unknown) => reason);
  if (error instanceof CannotStart) return error;
  throw new Error('the database was taken');
}

it('takes the server that DATABASE_URL names, and leaves it running when it stops', async () => {
  const server = await openDatabaseServer(
    { databaseUrl: database.url, dataDir: '/nowhere' },
    () => undefined,
  );
  expect(server.url).toBe(database.url);
  await server.stop();
  expect(
    (await openDatabaseServer({ databaseUrl: database.url, dataDir: '/nowhere' }, () => undefined)).url,
  ).toBe(database.url);
});

it('says that the database is not there, and how to make it', async () => {
  const { code, zh, en } = await refusal(named(database.url, 'nobody_made_this'));
  expect(code).toBe('DATABASE_MISSING');
  expect(zh).toContain('请先建立');
  expect(en).toContain('createdb');
});

it('says that the sign-in is refused, without the password', async () => {
  const stranger = database.url.replace(/\/\/[^@]*@/, '//stranger:hush@');
  const { code, message, en } = await refusal(stranger);
  expect(code).toBe('DATABASE_REFUSED');
  expect(en).toContain('Check user and password in DATABASE_URL');
  expect(message).not.toContain('hush');
});
