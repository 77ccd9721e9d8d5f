import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';

/**
 * The portal signs in to its database as a role that owns nothing: it can't change what only grows, take a guard off
 * or make anything of its own. The owner's role makes the tables and hands out exactly these rights (decision 0025).
 */

/** Who an address signs in as, and by what word. */
export const whoSignsIn = (url: string): { role: string; password: string } => {
  const { user, password } = new pg.Client({ connectionString: url });
  return { role: user ?? '', password: password ?? '' };
};

/** Makes the portal's role with the password of its address, where it isn't there yet and the owner may. */
export async function makePortalRole(ownerUrl: string, portalUrl: string): Promise<void> {
  const { role, password } = whoSignsIn(portalUrl);
  await as(ownerUrl, async (owner) => {
    const known = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
    if (known.rowCount) return;
    const word = password ? ` password ${owner.escapeLiteral(password)}` : '';
    await owner.query(`create role ${owner.escapeIdentifier(role)} login${word}`).catch((error: unknown) => {
      if (alreadyThere(error)) return; // another first start was quicker
      throw new CannotStart(
        'PORTAL_ROLE_MISSING',
        `数据库里没有 DATABASE_URL 所用的角色 ${role}，DATABASE_OWNER_URL 的角色也无权建立。请由数据库管理员执行：create role ${role} login password '…'`,
        `The role ${role} of DATABASE_URL is not there, and the role of DATABASE_OWNER_URL may not make it. Let the database's administrator run: create role ${role} login password '…'`,
        error,
      );
    });
  });
}

/**
 * Gives `role` what the portal needs and nothing more: reads everything, adds everywhere, changes and deletes only
 * where no guard says that a table just grows. Run by the tables' owner after each migration, under its lock.
 */
export async function grantToPortal(owner: pg.Client, role: string): Promise<void> {
  const name = owner.escapeIdentifier(role);
  // What somebody else keeps in the same database is theirs to share.
  const { rows } = await owner.query<{
    table: string;
    schema: string;
    kind: string;
    grows: boolean;
    sealed: boolean;
  }>(
    `select c.oid::regclass::text as table, n.nspname as schema, c.relkind as kind, c.relrowsecurity as sealed,
       exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only_rows') as grows
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'S') and n.nspname in ('public', 'graphile_worker', 'drizzle')
       and pg_has_role(c.relowner, 'member')`,
  );
  const rights = ({ schema, grows, kind }: (typeof rows)[number]) => {
    if (kind === 'S') return schema === 'drizzle' ? 'select' : 'usage';
    return schema === 'drizzle' ? 'select' : grows ? 'select, insert' : 'select, insert, update, delete';
  };
  const tables = rows.flatMap((row) => [
    `revoke all on ${objectOf(row)} from ${name}`,
    `grant ${rights(row)} on ${objectOf(row)} to ${name}`,
  ]);
  const policies = await owner.query<{ table: string }>(
    `select polrelid::regclass::text as table from pg_policy where polname = 'portal'`,
  );
  // The queue closes its tables row by row to everybody but their owner; here the rights above say who may come.
  const opened = rows
    .filter(({ table, sealed }) => sealed && !policies.rows.some((policy) => policy.table === table))
    .map(({ table }) => `create policy portal on ${table} using (true) with check (true)`);
  const schemas = ['public', 'graphile_worker', 'drizzle'].map(
    (schema) => `grant usage on schema ${schema} to ${name}`,
  );
  await owner.query(['begin', ...schemas, ...tables, ...opened, 'commit'].join(';\n'));
}

const objectOf = ({ table, kind }: { table: string; kind: string }): string =>
  kind === 'S' ? `sequence ${table}` : table;

/** Whether whoever signs in at `url` could bend the log: by owning it, by its rights or as a superuser. */
export async function couldBendTheLog(url: string): Promise<boolean> {
  return as(url, async (client) => {
    const { rows } = await client.query<{ could: boolean }>(
      `select has_table_privilege('audit_entries', 'update, delete, truncate')
         or pg_has_role(relowner, 'member') as could from pg_class where oid = 'audit_entries'::regclass`,
    );
    return rows[0]?.could ?? true;
  });
}

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const alreadyThere = (error: unknown): boolean =>
  ['42710', '23505'].includes((error as { code?: string }).code ?? '');
