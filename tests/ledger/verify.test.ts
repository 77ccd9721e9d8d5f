import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLedger } from '../../server/contract/ledger.ts';
import { readFund } from '../../server/contract/fund.ts';
import { verifyLedger } from '../../server/cli/ledger-verify.command.ts';
import type { OpenOffice } from '../../server/cli/command.ts';
import { booksAgainstAwardsStore as books } from '../../server/features/fund/books-against-awards.store.ts';
import { ledgerChecksStore as checks } from '../../server/features/fund/ledger-checks.store.ts';
import { ledgerSumsStore as sums } from '../../server/features/fund/ledger-sums.store.ts';
import { ledgerStore as ledger } from '../../server/features/fund/ledger.store.ts';
import { periodsStore as periods } from '../../server/features/fund/periods.store.ts';
import { makeLedgerCheck } from '../../server/features/fund/verify.ts';
import { rewardsStore as rewards } from '../../server/features/rewards/rewards.store.ts';
import { type Award, aCandidate, aFund, bringTo } from '../support/award-desk.ts';
import { behindGuards } from '../support/behind-guards.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

let office: TestOffice;
let award: Award;
let paid: Award;
let entry: number;

beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
  award = await aCandidate(office);
  await bringTo(office, award, 'CLAIMED');
  paid = await aCandidate(office);
  await bringTo(office, paid, 'PAID');
  const [row] = await office.rows<{ id: string }>('select max(id) as id from journal_entries');
  entry = Number(row!.id);
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

/** What the command says first while the books are bent behind the guards, and that all is well again afterwards. */
async function firstAbout(bend: readonly string[], mend: readonly string[]): Promise<string | undefined> {
  await behindGuards(office.database, ...bend);
  const { lines, code } = await verify();
  await behindGuards(office.database, ...mend);
  expect(code).toBe(1);
  expect((await verify()).code, mend.join(';')).toBe(0);
  return lines[0];
}

/** The same with a table's checks away, which whoever may write there can take away too. */
async function withoutCheck<T>(table: string, name: string, work: () => Promise<T>): Promise<T> {
  const [check] = await office.rows<{ words: string }>(
    `select pg_get_constraintdef(oid) as words from pg_constraint where conname = $1`,
    [name],
  );
  await behindGuards(office.database, `alter table ${table} drop constraint ${name}`);
  try {
    return await work();
  } finally {
    await behindGuards(office.database, `alter table ${table} add constraint ${name} ${check!.words}`);
  }
}

describe('npm run cli -- ledger verify', () => {
  test('says that the books agree, and whose account to ask about', async () => {
    const { lines, code } = await verify();
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('账簿相符。 The books agree.');
    // Both awards of two reports were claimed to one account.
    expect(lines[0]).toBe(`! PAYEE_TWO_REPORTS ${[award.reference, paid.reference].toSorted().join(' ')}`);
  });

  test('names a balance that somebody changed by hand', async () => {
    const by = (fen: number) =>
      `update account_balances set balance_fen = balance_fen + ${fen} where account = 'AVAILABLE'`;
    expect(await firstAbout([by(7)], [by(-7)])).toBe(
      '✗ 2026 BALANCE_DIFFERS AVAILABLE: 90,000.00 ≠ 90,000.07',
    );
  });

  test('names an entry that does not balance', async () => {
    const by = (fen: number) =>
      `update journal_lines set debit_fen = debit_fen + ${fen} where account = 'SPENT'`;
    expect(await firstAbout([by(1)], [by(-1)])).toBe(`✗ 2026 ENTRY_UNBALANCED ${entry}: 5,000.01 ≠ 5,000.00`);
  });

  test('names an entry that somebody changed behind the log’s back, though it still balances', async () => {
    const by = (days: number) =>
      `update journal_entries set at = at + interval '${days} day' where id = ${entry}`;
    expect(await firstAbout([by(1)], [by(-1)])).toBe(`✗ ENTRY_ALTERED ${entry}`);
  });

  test.each([
    ['LOCKED', `update rewards set status = 'WAIVED' where id = $award`, `'CLAIMED'`, '0.00 ≠ 5,000.00'],
    ['SPENT', `update rewards set status = 'RECOVERED' where id = $paid`, `'PAID'`, '0.00 ≠ 5,000.00'],
    ['RECEIVABLE', `update rewards set status = 'CLAWBACK' where id = $paid`, `'PAID'`, '5,000.00 ≠ 0.00'],
  ])('names the award whose %s is not in the books', async (what, bend, was, fen) => {
    const of = bend.includes('$paid') ? paid : award;
    const statement = bend.replace(/\$\w+/, `'${of.id}'`);
    const mend = `update rewards set status = ${was} where id = '${of.id}'`;
    expect(await firstAbout([statement], [mend])).toBe(`✗ AWARD_${what}_DIFFERS ${of.reference}: ${fen}`);
  });

  test('names an award whose amount somebody changed', async () => {
    const by = (fen: number) =>
      `update rewards set amount_fen = amount_fen + ${fen}, high_fen = high_fen + ${fen} where id = '${award.id}'`;
    expect(await firstAbout([by(100)], [by(-100)])).toBe(
      `✗ AWARD_LOCKED_DIFFERS ${award.reference}: 5,001.00 ≠ 5,000.00`,
    );
  });

  test('names an award on which one person has two hands', async () => {
    const [row] = await office.rows<{ clerk_id: string; finance_id: string }>(
      'select clerk_id, finance_id from rewards where id = $1',
      [award.id],
    );
    const by = (id: string) => `update rewards set finance_id = '${id}' where id = '${award.id}'`;
    const said = await withoutCheck('rewards', 'rewards_clerk_differs', () =>
      firstAbout([by(row!.clerk_id)], [by(row!.finance_id)]),
    );
    expect(said).toBe(`✗ HANDS_REPEATED ${award.reference}`);
  });

  test('names an order that one person asked for and confirmed', async () => {
    const said = await withoutCheck('fund_orders', 'fund_orders_two_persons', () =>
      firstAbout(
        ['update fund_orders set decided_by = proposed_by'],
        [`update fund_orders set decided_by = '${office.idOf('head')}'`],
      ),
    );
    expect(said).toBe('✗ ORDER_OF_ONE 利财预〔2026〕12号');
  });

  test('names a case that got more than its measure’s cap', async () => {
    const cap = (fen: string) =>
      `update reward_schemes set body = jsonb_set(body, '{caps,per_case_fen}', '${fen}')`;
    const [was] = await office.rows<{ cap: string | null }>(
      `select body -> 'caps' ->> 'per_case_fen' as cap from reward_schemes limit 1`,
    );
    const [lead] = await office.rows<{ reference: string }>(
      `select reference from leads where id in ($1, $2) order by reference limit 1`,
      [award.leadId, paid.leadId],
    );
    const said = await firstAbout(
      [
        `update reward_schemes set body = jsonb_set(body, '{caps}', coalesce(body -> 'caps', '{}'))`,
        cap('400000'),
      ],
      [cap(was!.cap ?? 'null')],
    );
    expect(said).toBe(`✗ CASE_CAP_EXCEEDED ${lead!.reference}: 4,000.00 ≠ 5,000.00`);
  });

  test('names a batch that is not the sum of its payments, and a payment that the bank’s receipt does not bear out', async () => {
    const by = (fen: number) => `update payment_batches set total_fen = total_fen + ${fen}`;
    const [batch] = await office.rows<{ number: string }>('select number from payment_batches');
    expect(await firstAbout([by(3)], [by(-3)])).toBe(`✗ BATCH_DIFFERS ${batch!.number}: 5,000.03 ≠ 5,000.00`);
    await behindGuards(office.database, `update payment_items set bank_reference = 'X' || bank_reference`);
    const { lines } = await verify();
    await behindGuards(
      office.database,
      `update payment_items set bank_reference = substr(bank_reference, 2)`,
    );
    expect(lines).toContain(`✗ PAYMENT_UNPROVED ${paid.reference}: 5,000.00 ≠ —`);
  });

  test('names a reversal that mirrors nothing, and a month that changed after it was closed', async () => {
    const said = await withoutCheck('journal_entries', 'journal_entries_reversal', () =>
      firstAbout(
        [`update journal_entries set event = 'REVERSED' where id = ${entry}`],
        [`update journal_entries set event = 'PAID' where id = ${entry}`],
      ),
    );
    // The log has its digest; that comes first.
    expect(said).toBe(`✗ ENTRY_ALTERED ${entry}`);
    const closed = `insert into closed_periods values ('2026-10', 0, 'altered', '${office.idOf('finance')}', now())`;
    expect(await firstAbout([closed], ['delete from closed_periods'])).toBe('✗ PERIOD_ALTERED 2026-10');
  });

  test('finds a fund that has no lines at all well', async () => {
    await behindGuards(
      office.database,
      `insert into funds values ('${randomUUID()}', 2025, 'old', 'last year', now())`,
    );
    expect((await verify()).code).toBe(0);
  });

  test('sees one moment of the books, though money is locked while it looks', async () => {
    const next = await aCandidate(office);
    const { inTransaction } = office.office;
    const ofFund: typeof rewards.ofFund = async (tx, fundId) => {
      const found = await rewards.ofFund(tx, fundId);
      if (found.length) await bringTo(office, next, 'NOTIFIED');
      return found;
    };
    const stores = { ledger, sums, books, periods, checks, rewards: { ofFund } };
    const check = makeLedgerCheck({ inTransaction, ...stores });
    expect(await inTransaction((tx) => check.verify(tx))).toEqual([]);
    const [row] = await office.rows('select status from rewards where id = $1', [next.id]);
    expect(row).toEqual({ status: 'NOTIFIED' });
  });
});

describe('the fund page', () => {
  const breaches = async () => {
    await office.as('finance').do(checkLedger);
    return (await office.as('finance').do(readFund)).breaches;
  };

  test('says what the last check found, until another one finds it mended', async () => {
    expect(await breaches()).toEqual([]);
    const by = (days: number) =>
      `update journal_entries set at = at + interval '${days} day' where id = ${entry}`;
    await behindGuards(office.database, by(1));
    expect(await breaches()).toEqual([`ENTRY_ALTERED ${entry}`]);
    await behindGuards(office.database, by(-1));
    expect(await breaches()).toEqual([]);
  });
});
