import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseNewerThanCode, migrate } from '../../server/db/migrate.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({ people: [] });
});
afterAll(() => office.close());

describe('the migrations', () => {
  it('say what the tables say: generating finds nothing to do', async () => {
    const out = await mkdtemp('.migrations-');
    try {
      await cp('migrations', out, { recursive: true });
      const before = await readdir(out);
      const { stdout } = await promisify(execFile)(process.execPath, [
        'node_modules/drizzle-kit/bin.cjs',
        'generate',
        '--dialect=postgresql',
        '--schema=./server/db/tables/*.table.ts',
        `--out=./${out}`,
      ]);
      expect(stdout).toContain('No schema changes');
      expect(await readdir(out)).toEqual(before);
    } finally {
      await rm(join(out), { recursive: true, force: true });
    }
  });

  it('can run again and by two portals at once, and change nothing', async () => {
    const count = async () => (await office.rows('select * from drizzle.__drizzle_migrations')).length;
    const before = await count();
    await Promise.all([migrate(office.database.url), migrate(office.database.url)]);
    expect(await count()).toBe(before);
  });

  it('leave a database alone that a later version has migrated', async () => {
    await office.rows(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`,
    );
    await expect(migrate(office.database.url)).rejects.toThrow(DatabaseNewerThanCode);
    await office.rows(`delete from drizzle.__drizzle_migrations where hash = 'later'`);
  });
});

describe('the database holds by itself', () => {
  const APPEND_ONLY = ['audit_entries', 'lead_steps', 'reward_steps', 'journal_entries', 'journal_lines'];

  it.each(APPEND_ONLY)('that %s only grows', async (table) => {
    if (table === 'audit_entries') {
      await office.rows(
        `insert into audit_entries (at, actor_kind, act, subject_kind, subject_id, facts) values (now(), 'SYSTEM', 'settings.save', 'SETTINGS', 'x', '{}')`,
      );
      await expect(office.rows(`update audit_entries set act = 'bent'`)).rejects.toThrow('append-only');
      await expect(office.rows(`delete from audit_entries`)).rejects.toThrow('append-only');
    }
    await expect(office.rows(`truncate ${table} cascade`)).rejects.toThrow('append-only');
    const triggers = await office.rows<{ tgtype: number }>(
      `select tgtype from pg_trigger where tgrelid = $1::regclass and tgname like 'append_only_%'`,
      [table],
    );
    expect(triggers).toHaveLength(2);
  });
});
