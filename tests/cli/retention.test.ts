import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewRetention } from '../../server/cli/retention-preview.command.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { type Archived, archiveOf } from '../api/retention/archive.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
let folder: string;
let due: Archived;
let held: Archived;
let fresh: Archived;
beforeAll(async () => {
  folder = await mkdtemp('/tmp/tipward-cli-retention-');
  office = await anOffice();
  const archive = archiveOf(office);
  // The console goes by the machine's own clock: thirteen months ago, and last month.
  const monthsAgo = (months: number) => new Date(Date.now() - months * 31 * 24 * 3_600_000);
  const begun = { period: { from: '2020-01' } };
  office.clock.set(monthsAgo(14));
  due = await archive.refused(begun);
  held = await archive.refused(begun);
  await archive.hold('head', held);
  office.clock.set(monthsAgo(2));
  fresh = await archive.refused(begun);
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<string[]> {
  const said: string[] = [];
  const env = { NODE_ENV: 'test', DATA_DIR: folder };
  const database = openDatabase(office.database.url, 2);
  const closers: (() => Promise<unknown>)[] = [];
  try {
    await previewRetention.run({
      args,
      env,
      print: (line) => said.push(line),
      office: async () => ({
        config: readConfig(env).config,
        masterKey: randomBytes(32),
        database,
        server: { url: office.database.portalUrl, ownerUrl: office.database.url },
        atEnd: (close) => closers.push(close),
      }),
    });
  } finally {
    for (const close of closers) await close();
    await database.close();
  }
  return said;
}

test('the console prints what is due and what is kept, and changes nothing', async () => {
  const said = await run();
  expect(said).toHaveLength(3);
  expect(said[0]).toContain(`${due.reference}  REFUSED`);
  expect(said[0]).toContain('raw');
  expect(said[1]).toMatch(new RegExp(`^${held.reference}.*留存 kept: LEGAL_HOLD$`));
  expect(said[2]).toBe('到期 1 条，另有 1 条留存。 1 due, 1 kept.');
  expect(await office.rows('select 1 from compartments where erased_at is not null')).toEqual([]);
});

test('further ahead it prints more', async () => {
  const said = await run('--days', '400');
  expect(said.join('\n')).toContain(fresh.reference);
});

test.each([
  ['--days', '-1'],
  ['--days', 'soon'],
  ['--days', '99999'],
])('%s %s is refused', async (...args) => {
  await expect(run(...args)).rejects.toThrow();
});
