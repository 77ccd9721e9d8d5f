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
  await post('CARRIED_IN', ['AVAILABLE', 'BUDGET', 1_000, 0], ['APPROVED', 'BUDGET', 0, 1_000]);
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

  test('an entry that does not balance is refused at commit', async () => {
    const lines: Line[] = [
      ['LOCKED', 'BUDGET', 100, 0],
      ['AVAILABLE', 'BUDGET', 0, 99],
    ];
    await expect(post('LOCKED', ...lines)).rejects.toThrow(/does not balance/);
    expect(await balance('LOCKED')).toBe(300);
  });

  test('balance is asked of each ledger, not of the entry as a whole', async () => {
    const lines: Line[] = [
      ['LOCKED', 'BUDGET', 100, 0],
      ['TREASURY_PAYMENT', 'FINANCIAL', 0, 100],
    ];
    await expect(post('PAID', ...lines)).rejects.toThrow(/does not balance/);
  });

  test('an entry without lines is refused at commit', async () => {
    await expect(post('LOCKED')).rejects.toThrow(/has no lines/);
  });

  test('nobody adds a line to an old entry', async () => {
    const entry = await post('LOCKED', ['LOCKED', 'BUDGET', 1, 0], ['AVAILABLE', 'BUDGET', 0, 1]);
    await expect(addLine(entry, 'LOCKED', 'BUDGET', 5, 0)).rejects.toThrow(/does not balance/);
  });

  test('what is not there cannot be locked', async () => {
    const lines: Line[] = [
      ['LOCKED', 'BUDGET', 5_000, 0],
      ['AVAILABLE', 'BUDGET', 0, 5_000],
    ];
    await expect(post('LOCKED', ...lines)).rejects.toThrow(/account_balances_never_negative/);
  });

  test('no account grows past what sums can hold', async () => {
    const beyond = 9_000_000_000_000;
    const lines: Line[] = [
      ['AVAILABLE', 'BUDGET', beyond, 0],
      ['APPROVED', 'BUDGET', 0, beyond],
    ];
    await expect(post('CARRIED_IN', ...lines)).rejects.toThrow(/account_balances_within_limit/);
  });

  test('a line stands on one side', async () => {
    await expect(post('LOCKED', ['LOCKED', 'BUDGET', 5, 5])).rejects.toThrow(/journal_lines_one_side/);
    await expect(post('LOCKED', ['LOCKED', 'BUDGET', -5, 0])).rejects.toThrow(/journal_lines_one_side/);
  });

  test.each([
    ['journal_entries', `update journal_entries set event = 'PAID'`],
    ['journal_entries', 'delete from journal_entries'],
    ['journal_lines', 'update journal_lines set debit_fen = debit_fen + 1'],
    ['journal_lines', 'delete from journal_lines'],
    ['journal_lines', 'truncate journal_lines'],
    ['journal_entries', 'truncate journal_entries cascade'],
  ])('%s only grows: %s', async (table, statement) => {
    await expect(client.query(statement)).rejects.toThrow(/is append-only/);
    expect((await client.query(`select 1 from ${table}`)).rowCount).toBeGreaterThan(0);
  });

  test.each([
    'update account_balances set balance_fen = 1000000',
    'delete from account_balances',
    `insert into account_balances values ((select id from funds limit 1), 'BUDGET', 'SPENT', 5)`,
  ])('a balance follows the journal and nothing else: %s', async (statement) => {
    await expect(client.query(statement)).rejects.toThrow(/follow the journal/);
  });
});
