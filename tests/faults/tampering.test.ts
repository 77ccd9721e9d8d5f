import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../server/db/connection.ts';
import { type Database, openDatabase } from '../../server/db/connection.ts';
import { aCandidate, aFund, bringTo } from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
let admin: Database;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
  await bringTo(office, await aCandidate(office), 'PAID');
  await bringTo(office, await aCandidate(office), 'BATCHED');
  admin = openDatabase(office.database.adminUrl, 2);
});
afterAll(async () => {
  await admin.close();
  await office.close();
});

const BOOKS = ['journal_entries', 'journal_lines', 'account_balances', 'payment_items'];

/** Another value of the same kind. */
const OTHER: Record<string, (column: string) => string> = {
  bigint: (column) => `coalesce(${column}, 0) + 1000`,
  integer: (column) => `coalesce(${column}, 0) + 1000`,
  boolean: (column) => `not ${column}`,
  text: (column) => `coalesce(${column}, '') || 'x'`,
  uuid: () => 'gen_random_uuid()',
  'timestamp with time zone': (column) => `coalesce(${column}, now()) + interval '1 second'`,
};

class Undone extends Error {}

/** What `ledger verify` says of books that were changed with all guards taken away; then all is as it was. */
async function said(change: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  let found: string[] = [];
  await admin.db
    .transaction(
      async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await change(tx);
        found = (await office.office.ledgerCheck.verify(tx)).map(({ code }) => code);
        throw new Undone();
      },
      // The check looks at one moment, and a transaction can't ask for that once it has begun.
      { isolationLevel: 'repeatable read' },
    )
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

async function withoutChecks(tx: Tx, table: string): Promise<void> {
  const { rows } = await tx.execute<{ name: string }>(
    sql`select conname as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`,
  );
  for (const { name } of rows) await tx.execute(sql.raw(`alter table ${table} drop constraint ${name}`));
}

describe('the books, behind the portal’s back', () => {
  it('agree as long as nobody touched them', async () => {
    expect(await said(async () => undefined)).toEqual([]);
  });

  it.each(BOOKS)('%s: each column of each row is held to', async (table) => {
    const columns = await office.rows<{ name: string; type: string; identity: string }>(
      `select column_name as name, data_type as type, is_identity as identity
       from information_schema.columns where table_name = $1 and table_schema = 'public'`,
      [table],
    );
    const places = await office.rows<{ ctid: string }>(`select ctid::text as ctid from ${table}`);
    expect(columns.length * places.length).toBeGreaterThan(0);
    for (const { name, type, identity } of columns) {
      for (const { ctid } of places) {
        const found = await said(async (tx) => {
          await withoutChecks(tx, table);
          if (identity === 'YES')
            await tx.execute(sql.raw(`alter table ${table} alter column ${name} drop identity`));
          await tx.execute(
            sql.raw(`update ${table} set ${name} = ${OTHER[type]!(name)} where ctid = '${ctid}'`),
          );
        });
        expect([table, name, found.length > 0]).toEqual([table, name, true]);
      }
    }
  });

  it.each(BOOKS)('%s: a row that is gone is missed', async (table) => {
    for (const { ctid } of await office.rows<{ ctid: string }>(`select ctid::text as ctid from ${table}`)) {
      const found = await said((tx) => tx.execute(sql.raw(`delete from ${table} where ctid = '${ctid}'`)));
      expect([table, found.length > 0]).toEqual([table, true]);
    }
  });

  it('an entry put in by hand, balanced as it may be, is not in the log', async () => {
    const found = await said((tx) =>
      tx.execute(
        sql`insert into journal_entries (fund_id, event, at, period) select fund_id, event, at, period from journal_entries limit 1`,
      ),
    );
    expect(found).toEqual([expect.stringMatching(/^ENTRY_ALTERED \d+$/)]);
  });
});
