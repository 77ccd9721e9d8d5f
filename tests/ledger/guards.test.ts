import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, aDatabase } from '../support/database.ts';

type Line = [account: string, ledger: string, debitFen: number, creditFen: number];

let database: TestDatabase;
let client: pg.Client;
let fundId: string;

beforeAll(async () => {
  database = await aDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  fundId = randomUUID();
  await client.query(`insert into funds values ($1, 2026, 'line', 'fund', now())`, [fundId]);
  await post('APPROPRIATED', ['AVAILABLE', 'BUDGET', 1_000, 0], ['APPROVED', 'BUDGET', 0, 1_000]);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Posts an entry past all rules; rejects with what the database says, at the latest at commit. */
async function post(event: string, ...lines: Line[]): Promise<number> {
  await client.query('begin');
  try {
    const { rows } = await client.query<{ id: string }>(
      `insert into journal_entries (fund_id, event, at) values ($1, $2, now()) returning id`,
      [fundId, event],
    );
    for (const [account, ledger, debit, credit] of lines)
      await addLine(Number(rows[0]!.id), account, ledger, debit, credit);
    await client.query('commit');
    return Number(rows[0]!.id);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const addLine = (entry: number, account: string, ledger: string, debit: number, credit: number) =>
  client.query(
    `insert into journal_lines (entry_id, ledger, account, debit_fen, credit_fen) values ($1, $2, $3, $4, $5)`,
    [entry, ledger, account, debit, credit],
  );

const balance = async (account: string) =>
  Number(
    (await client.query(`select balance_fen from account_balances where account = $1`, [account])).rows[0]
      ?.balance_fen ?? 0,
  );

describe('the books keep themselves, whatever the program does', () => {
  test('an entry that balances moves its accounts', async () => {
    const before = await balance('AVAILABLE');
    await post('LOCKED', ['LOCKED', 'BUDGET', 300, 0], ['AVAILABLE', 'BUDGET', 0, 300]);
    expect(await balance('AVAILABLE')).toBe(before - 300);
    expect(await balance('LOCKED')).toBe(300);
  });
});
