import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFund } from '../../server/contract/fund.ts';
import { verifyLedger } from '../../server/cli/ledger-verify.command.ts';
import type { OpenOffice } from '../../server/cli/command.ts';
import { GRADE_ONE_FEN, aCandidate, aFund, bringTo } from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
  await bringTo(office, await aCandidate(office), 'CLAIMED');
});
afterAll(() => office.close());

/** What the operator's command prints, and its exit code. */
async function verify(): Promise<{ lines: string[]; code: number | void }> {
  const lines: string[] = [];
  const { database } = office.office.ground;
  const code = await verifyLedger.run({
    args: [],
    env: {},
    print: (line) => lines.push(line),
    office: async () => ({ database }) as OpenOffice,
  });
  return { lines, code };
}

/** Works behind the database's guards, as somebody with the superuser's password could. */
async function tamper(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: office.database.adminUrl });
  await client.connect();
  await client.query('set session_replication_role = replica');
  await client.query(statement).finally(() => client.end());
}

describe('npm run cli -- ledger verify', () => {
  test('says that the books agree', async () => {
    expect(await verify()).toEqual({ lines: ['账簿相符。 The books agree.'], code: 0 });
  });

  test('finds a balance that somebody changed by hand', async () => {
    await tamper(`update account_balances set balance_fen = balance_fen + 7 where account = 'AVAILABLE'`);
    const { lines, code } = await verify();
    await tamper(`update account_balances set balance_fen = balance_fen - 7 where account = 'AVAILABLE'`);
    expect(code).toBe(1);
    expect(lines).toContain('✗ 2026 BALANCE_DIFFERS AVAILABLE: 95,000.00 ≠ 95,000.07');
    expect(lines.some((line) => line.includes('BUDGET_UNBALANCED'))).toBe(true);
  });

  test('finds an award whose amount somebody changed', async () => {
    const more = `update rewards set amount_fen = amount_fen + 100`;
    await expect(tamper(more)).rejects.toThrow(/rewards_amount_in_span/);
    // Whoever can write there can also take the check away.
    const [check] = await office.rows<{ words: string }>(
      `select pg_get_constraintdef(oid) as words from pg_constraint where conname = 'rewards_amount_in_span'`,
    );
    await tamper('alter table rewards drop constraint rewards_amount_in_span');
    await tamper(more);
    const { lines, code } = await verify();
    await tamper(`update rewards set amount_fen = amount_fen - 100`);
    await tamper(`alter table rewards add constraint rewards_amount_in_span ${check!.words}`);
    const [award] = await office.rows<{ reference: string }>('select reference from rewards');
    expect(code).toBe(1);
    expect(lines).toEqual([
      `✗ 2026 AMOUNT_OUTSIDE_SPAN ${award!.reference}: 5,000.00 ≠ 5,001.00`,
      '✗ 2026 LOCKED_DIFFERS: 5,001.00 ≠ 5,000.00',
      '✗ 2026 PAYABLE_DIFFERS: 5,001.00 ≠ 5,000.00',
    ]);
  });

  test('finds an entry that does not balance, and a fund that has no lines at all is well', async () => {
    await tamper(`insert into funds values ('${randomUUID()}', 2025, 'old', 'last year', now())`);
    await tamper(`update journal_lines set debit_fen = debit_fen + 1 where account = 'LOCKED'`);
    const { lines } = await verify();
    await tamper(`update journal_lines set debit_fen = debit_fen - 1 where account = 'LOCKED'`);
    expect(lines[0]).toMatch(/^✗ 2026 ENTRY_UNBALANCED \d+: 5,000\.01 ≠ 5,000\.00$/);
    expect((await verify()).code).toBe(0);
    expect(GRADE_ONE_FEN).toBe(500_000);
  });
});

describe('the fund page', () => {
  const breaches = async () => (await office.as('finance').do(readFund)).breaches;

  test('names the entry that somebody changed behind the log’s back, though it still balances', async () => {
    expect(await breaches()).toEqual([]);
    const [entry] = await office.rows<{ id: string }>('select max(id) as id from journal_entries');
    await tamper(`update journal_entries set at = at + interval '1 day' where id = ${entry!.id}`);
    expect(await breaches()).toEqual([`ENTRY_ALTERED ${entry!.id}`]);
    await tamper(`update journal_entries set at = at - interval '1 day' where id = ${entry!.id}`);
    expect(await breaches()).toEqual([]);
  });
});
