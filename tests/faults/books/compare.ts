import { expect } from 'vitest';
import { readFund } from '../../../server/contract/fund.ts';
import { readLedger } from '../../../server/contract/ledger.ts';
import type { Scene } from './scene.ts';
import { type World, reckon } from './world.ts';

type Row = {
  id: string;
  status: string;
  amount: string | null;
  locked: string;
  claimed: boolean;
  fund: string | null;
};
type Line = { fund: string; account: string; fen: string };

/** Awards and accounts of the office are those of the second bookkeeper, each of them, to the fen. */
export async function expectSame(world: World, scene: Scene, after: string): Promise<void> {
  const { office } = scene;
  const rows = await office.rows<Row>(
    'select id, status, amount_fen as amount, locked_fen as locked, claimed, fund_id as fund from rewards',
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const books = await office.rows<Line>(
    `select fund_id as fund, account, sum(debit_fen - credit_fen) as fen from journal_entries
     join journal_lines on entry_id = journal_entries.id group by 1, 2`,
  );
  const theirs = world.awards.map((award) => {
    const row = found.get(scene.realOf(award).id);
    return (
      row && {
        name: award.name,
        status: row.status,
        amount: row.amount,
        locked: row.locked,
        owed: row.claimed,
      }
    );
  });
  const ours = world.awards.map(({ name, status, amountFen, lockedFen, owed }) => ({
    name,
    status,
    amount: amountFen === null ? null : String(amountFen),
    locked: String(lockedFen),
    owed,
  }));
  expect(theirs, `the awards after ${after}`).toEqual(ours);
  expect(rows.length, `awards after ${after}`).toBe(world.awards.length);
  for (const fund of world.funds) {
    const id = scene.fundId(fund.key);
    const lines = books.filter((line) => line.fund === id);
    const booked = Object.fromEntries(lines.map(({ account, fen }) => [account, Number(fen)]));
    const expected = reckon(world, fund);
    expect({ ...zero(expected), ...booked }, `${fund.key} after ${after}`).toEqual(expected);
    expect(expected['AVAILABLE'], `available of ${fund.key} after ${after}`).toBeGreaterThanOrEqual(0);
  }
}

/** The same by what people are shown: the fund's page, its ledger, and the check that looks at everything. */
export async function expectShown(world: World, scene: Scene): Promise<void> {
  const finance = scene.office.as('finance');
  for (const fund of world.funds) {
    const query = { fundId: scene.fundId(fund.key) };
    const { accounts } = await finance.do(readLedger, { query });
    const expected = reckon(world, fund);
    expect(Object.fromEntries(accounts.map(({ account, balanceFen }) => [account, balanceFen]))).toEqual(
      expected,
    );
    const { figures, closed } = await finance.do(readFund, { query });
    expect({ ...figures, closed }, fund.key).toEqual({
      appropriatedFen: fund.approvedFen,
      lockedFen: expected['LOCKED'],
      spentFen: expected['SPENT'],
      availableFen: expected['AVAILABLE'],
      payableFen: 0 - expected['REWARD_PAYABLE']!,
      closed: fund.closed,
    });
  }
  const { ledgerCheck, inTransaction } = scene.office.office;
  expect(await inTransaction((tx) => ledgerCheck.verify(tx))).toEqual([]);
}

const zero = (accounts: object) => Object.fromEntries(Object.keys(accounts).map((account) => [account, 0]));
