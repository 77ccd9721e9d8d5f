import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideFundOrder, orderFund } from '../../server/contract/fund-orders.ts';
import { readFund } from '../../server/contract/fund.ts';
import { verifyLedger } from '../../server/cli/ledger-verify.command.ts';
import type { OpenOffice } from '../../server/cli/command.ts';
import { type Award, aCandidate, aFund, bringTo } from '../support/award-desk.ts';
import { behindGuards } from '../support/behind-guards.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

/** Breaches that need an order, a closed year or a reversal to be planted in; `verify.test.ts` has the others. */
let office: TestOffice;
let award: Award;
let fundId: string;
beforeAll(async () => {
  office = await anOffice();
  await aFund(office, 10_000_000);
  award = await aCandidate(office);
  await bringTo(office, award, 'CLAIMED');
  fundId = (await office.as('finance').do(readFund)).id;
});
afterAll(() => office.close());

async function verify(): Promise<string[]> {
  const lines: string[] = [];
  const { database } = office.office.ground;
  const code = await verifyLedger.run({
    args: [],
    env: {},
    print: (line) => lines.push(line),
    office: async () => ({ database }) as OpenOffice,
  });
  return [...lines.filter((line) => line.startsWith('✗')), `exit ${Number(code)}`];
}

/** What the command says while the books are bent behind the guards; afterwards all is well again. */
async function planted(bend: readonly string[], mend: readonly string[]): Promise<string[]> {
  await behindGuards(office.database, ...bend);
  const said = await verify();
  await behindGuards(office.database, ...mend);
  expect(await verify()).toEqual(['exit 0']);
  return said;
}

const entryOf = async (event: string): Promise<string[]> =>
  (
    await office.rows<{ id: string }>('select id from journal_entries where event = $1 order by id', [event])
  ).map(({ id }) => id);

test.each([
  [`outcome = 'REFUSED'`, `outcome = 'CONFIRMED'`, '100,000.00 ≠ 100,000.00'],
  ['amount_fen = amount_fen - 7', 'amount_fen = amount_fen + 7', '99,999.93 ≠ 100,000.00'],
])('names budget whose order says something else: %s', async (bend, mend, fen) => {
  const [entry] = await entryOf('APPROPRIATED');
  const said = await planted([`update fund_orders set ${bend}`], [`update fund_orders set ${mend}`]);
  expect(said).toEqual([`✗ ENTRY_UNORDERED ${entry}: ${fen}`, 'exit 1']);
});

test('names the award that the books owe though nobody claimed it', async () => {
  const set = (status: string) => `update rewards set status = '${status}' where id = '${award.id}'`;
  const said = await planted([set('NOTIFIED')], [set('CLAIMED')]);
  expect(said[0]).toBe(`✗ AWARD_PAYABLE_DIFFERS ${award.reference}: 0.00 ≠ 5,000.00`);
});

test('names what a closed year still holds', async () => {
  const [order] = await office.rows<{ id: string }>('select id from fund_orders limit 1');
  const closing = `insert into fund_closings values ('${fundId}', '${order!.id}', 'LAPSE', '${fundId}', 0, 0, now())`;
  const said = await planted([closing], ['delete from fund_closings']);
  expect(said).toEqual([
    '✗ CLOSED_FUND_HOLDS AVAILABLE: 0.00 ≠ 95,000.00',
    '✗ CLOSED_FUND_HOLDS LOCKED: 0.00 ≠ 5,000.00',
    '✗ CLOSED_FUND_HOLDS REWARD_PAYABLE: 0.00 ≠ -5,000.00',
    'exit 1',
  ]);
});

test('names both of two reversals of one entry', async () => {
  const order = async (body: object) => {
    const asked = { fundId, documentNo: '利财预〔2026〕30号', ...body } as never;
    const { id } = await office.as('finance').do(orderFund, { body: asked });
    await office.as('head').do(decideFundOrder, { params: { orderId: id }, body: { confirm: true } });
  };
  for (const times of [1, 2]) {
    await order({ kind: 'REDUCE', amountFen: 300_000 });
    const reduced = await entryOf('REDUCED');
    expect(reduced).toHaveLength(times);
    await order({ kind: 'REVERSE', entryId: Number(reduced.at(-1)) });
  }
  const [first, second] = await entryOf('REDUCED');
  const [mirror, other] = await entryOf('REVERSED');
  const unique = 'journal_entries_reverses_id_unique';
  const aim = (at: string) => `update journal_entries set reverses_id = ${at} where id = ${other}`;
  // Two mirrors of the same sum: each account still comes out right, only one entry is taken back twice.
  const said = await planted(
    [`alter table journal_entries drop constraint ${unique}`, aim(first!)],
    [aim(second!), `alter table journal_entries add constraint ${unique} unique (reverses_id)`],
  );
  expect(said).toEqual([
    `✗ ENTRY_ALTERED ${other}`,
    `✗ REVERSAL_DIFFERS ${mirror}`,
    `✗ REVERSAL_DIFFERS ${other}`,
    'exit 1',
  ]);
});
