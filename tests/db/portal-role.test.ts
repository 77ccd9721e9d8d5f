import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CannotStart } from '../../server/cannot-start.ts';
import { MigrationPending, migrate } from '../../server/db/migrate.ts';
import { refuseMightyPortal } from '../../server/db/migrate-or-refuse.ts';
import { couldBendTheLog, makePortalRole, whoSignsIn } from '../../server/db/portal-role.ts';
import { type TestDatabase, aDatabase, anEmptyDatabase } from '../support/database.ts';

/** What only grows: the log and its tree, the steps, the books, and who keeps away from a lead. */
const GROWING = [
  'audit_entries',
  'audit_links',
  'checkpoints',
  'journal_entries',
  'journal_lines',
  'lead_steps',
  'merkle_nodes',
  'recusals',
  'reward_steps',
];
const DENIED = '42501';

let database: TestDatabase;
let portal: pg.Client;
let owner: pg.Client;
beforeAll(async () => {
  database = await aDatabase();
  portal = new pg.Client({ connectionString: database.portalUrl });
  owner = new pg.Client({ connectionString: database.url });
  await Promise.all([portal.connect(), owner.connect()]);
});
afterAll(async () => {
  await Promise.all([portal.end(), owner.end()]);
  await database.drop();
});

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('the portal’s role in the database', () => {
  it.each(GROWING)('may not change, delete or empty %s', async (table) => {
    const { rows } = await owner.query<{ column: string }>(
      `select quote_ident(attname) as column from pg_attribute where attrelid = $1::regclass and attnum > 0
         and attidentity = '' and not attisdropped order by attnum limit 1`,
      [table],
    );
    const { column } = rows[0]!;
    for (const statement of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `select * from ${table} for update`,
    ])
      expect(await refusal(portal.query(statement)), statement).toBe(DENIED);
  });

  it('finds among them every table that a guard lets only grow', async () => {
    const guarded = await owner.query<{ name: string }>(
      `select tgrelid::regclass::text as name from pg_trigger where tgname = 'append_only_rows' order by 1`,
    );
    expect(guarded.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(GROWING));
    for (const { name } of guarded.rows)
      expect(await refusal(portal.query(`delete from ${name}`)), name).toBe(DENIED);
  });

  it.each([
    'alter table audit_entries disable trigger all',
    'drop trigger append_only_rows on audit_entries',
    'alter table audit_entries drop column facts',
    'drop table audit_entries',
    'create trigger mine before insert on audit_entries for each row execute function refuse_change()',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'create table mine (id int)',
    'create schema mine',
    'set session_replication_role = replica',
    'set role tipward',
    `select setval(pg_get_serial_sequence('audit_entries', 'id'), 1)`,
    'delete from drizzle.__drizzle_migrations',
    'grant all on audit_entries to current_user',
  ])('can’t get around it: %s', async (statement) => {
    if (statement.startsWith('grant')) {
      // PostgreSQL only warns where nothing can be granted; what counts is that nothing was.
      await portal.query(statement).catch(() => undefined);
      return expect(await couldBendTheLog(database.portalUrl)).toBe(false);
    }
    expect(await refusal(portal.query(statement))).toBe(DENIED);
  });

  it('owns nothing, and empties no table at all', async () => {
    const { rows } = await portal.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'graphile_worker', 'drizzle') and c.relkind in ('r', 'p')
         and (pg_has_role(c.relowner, 'member') or has_table_privilege(c.oid, 'truncate, references, trigger'))`,
    );
    expect(rows).toEqual([]);
  });

  it('still posts to the log and asks for jobs', async () => {
    await portal.query(
      `insert into audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
       values (now(), 'SYSTEM', 'settings.save', 'SETTINGS', 'x', '{}')`,
    );
    await portal.query(`select graphile_worker.add_job('resume-mail')`);
    expect((await portal.query('select * from graphile_worker._private_jobs')).rows).toHaveLength(1);
  });
});

describe('at the start', () => {
  it('a portal that may make no tables opens where there are none to make, and asks where there are', async () => {
    await migrate(database.portalUrl);
    const empty = await anEmptyDatabase();
    await expect(migrate(empty.portalUrl)).rejects.toThrow(MigrationPending);
    await empty.drop();
  });

  it('rights come back as they were, whatever was given away meanwhile', async () => {
    const { role } = whoSignsIn(database.portalUrl);
    await owner.query(`grant all on audit_entries to ${role}`);
    expect(await couldBendTheLog(database.portalUrl)).toBe(true);
    await migrate(database.url, role);
    expect(await couldBendTheLog(database.portalUrl)).toBe(false);
  });

  it('production refuses a portal that owns its tables, elsewhere it is warned', async () => {
    await expect(refuseMightyPortal(database.url, true)).rejects.toThrow(/DATABASE_OWNER_URL/);
    expect(await refuseMightyPortal(database.url, false)).toContain('DATABASE_OWNER_URL');
    expect(await refuseMightyPortal(database.portalUrl, true)).toBeUndefined();
  });

  it('makes the portal’s role where the owner may, and says what to run where not', async () => {
    const role = `portal_${randomBytes(6).toString('hex')}`;
    const asNewcomer = `postgresql://${role}:a'word@localhost/tipward`;
    const refused: unknown = await makePortalRole(database.url, asNewcomer).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CannotStart);
    expect(String(refused)).toContain(`create role ${role} login`);
    expect(String(refused)).not.toContain("a'word");
    await makePortalRole(database.adminUrl, asNewcomer);
    await makePortalRole(database.adminUrl, asNewcomer);
    const { rows } = await owner.query(
      'select rolcanlogin, rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = $1',
      [role],
    );
    expect(rows).toEqual([{ rolcanlogin: true, rolsuper: false, rolcreaterole: false, rolbypassrls: false }]);
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(`drop role ${role}`);
    await admin.end();
  });
});
