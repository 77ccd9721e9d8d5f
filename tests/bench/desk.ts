import { bringReturn, confirmReturn } from '../../server/contract/bank-returns.ts';
import { answerExclusions } from '../../server/contract/exclusions.ts';
import { buildBatch, downloadBatch, releaseBatch } from '../../server/contract/payouts.ts';
import { claimReward } from '../../server/contract/receipt.ts';
import { stepReward } from '../../server/contract/rewards.ts';
import { EXCLUSION_CODES, type RewardVerb } from '../../server/domain/reward.ts';
import { aBank } from '../faults/fund/bank.ts';
import { someAwards } from '../faults/fund/awards.ts';
import { chanceFrom } from '../faults/long-form.ts';
import { aFund, claimBody } from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';
import { type Bare, aBareDesk } from './bare-desk.ts';
import { type Line, against, perSecond } from './measure.ts';

const WIDTH = 16;
const ROUNDS = 3;
/** So many awards go through the desk in a round, and into one batch. */
const LOT = 48;
const BATCH = Number(process.env['BENCH_BATCH'] ?? 10_000);

type Award = Omit<Awaited<ReturnType<typeof someAwards>>[number], 'amountFen'>;
const NONE = EXCLUSION_CODES.map((code) => ({ code, answer: 'NO', ground: 'CASE_FILE' }) as const);
const DESK = [
  ['clerk', 'start'],
  ['clerk', 'propose'],
  ['reviewer', 'review'],
  ['approver', 'approve'],
  ['finance', 'fund'],
] as const satisfies readonly (readonly [Name, RewardVerb])[];

const claim = (office: TestOffice, award: Award) =>
  office.stranger.do(claimReward, { body: claimBody({ ...award, leadId: '' }) });

/** From candidate to claimed, each step by the person whose step it is. */
async function toClaim(office: TestOffice, award: Award, noted = async () => {}): Promise<void> {
  const params = { rewardId: award.id };
  for (const [at, [name, verb]] of DESK.entries()) {
    if (verb === 'propose') await office.as(name).do(answerExclusions, { params, body: { answers: NONE } });
    await office.as(name).do(stepReward, { params, body: { version: at + 1, verb } });
    await noted();
  }
  await claim(office, award);
  await noted();
}

/** Built, released, filed with the bank, and the bank's answer matched and posted; seconds of each. */
async function pay(office: TestOffice, awards: readonly Award[], noted = async () => {}) {
  const laps: [string, number][] = [];
  let last = performance.now();
  const lap = (name: string) => {
    laps.push([name, (performance.now() - last) / 1000]);
    last = performance.now();
  };
  const rewardIds = awards.map(({ id }) => id);
  const { id: batchId } = await office.as('maker').do(buildBatch, { body: { rewardIds } });
  lap('built');
  const params = { batchId };
  await office.as('checker').do(releaseBatch, { params });
  lap('released');
  await noted();
  const { raw } = await office.as('maker').call(downloadBatch, { params });
  lap('filed');
  const [row] = await office.rows<{ number: number }>('select number from payment_batches where id = $1', [
    batchId,
  ]);
  const file = aBank(1, 1).answer(Number(row?.number), raw);
  last = performance.now();
  const { id: returnId } = await office.as('maker').do(bringReturn, { params, body: { file } });
  lap('answer matched');
  await office.as('checker').do(confirmReturn, { params: { batchId, returnId } });
  lap('posted');
  await noted();
  return laps;
}

/** Awards from candidate to paid a second, beside the same rows written by bare SQL. */
async function wholeDesk(office: TestOffice): Promise<Line> {
  const chance = chanceFrom(1);
  const [model] = await someAwards(office.office, 1, chance);
  if (!model) throw new Error('no award');
  const bare = aBareDesk(office, model.id);
  await bare.note();
  await toClaim(office, model, bare.note);
  await pay(office, [model], bare.note);
  const lot = () => someAwards(office.office, LOT, chance, model.amountFen);
  const rate = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return (LOT * 1000) / (performance.now() - started);
  };
  const bound = async () => {
    const awards: Bare[] = await lot();
    return rate(() => bare.write(awards, WIDTH));
  };
  const ours = async () => {
    const awards = await lot();
    return rate(async () => {
      await perSecond(LOT, WIDTH, (at) => toClaim(office, awards[at]!));
      await pay(office, awards);
    });
  };
  return against('awards from candidate to paid (bound: their bare SQL)', '/s', ROUNDS, ours, bound);
}

/** A full batch. Its awards are laid out as notified behind the desk's back, and claimed by the house, account by account. */
async function fullBatch(office: TestOffice): Promise<string> {
  const awards = await someAwards(office.office, BATCH, chanceFrom(2));
  const hand = (name: Name) => `'${office.idOf(name)}'`;
  await office.rows(`with fund as (select id, fiscal_year from funds limit 1)
    update rewards set status = 'NOTIFIED', version = 9, amount_fen = low_fen, locked_fen = low_fen,
      clerk_id = ${hand('clerk')}, reviewer_id = ${hand('reviewer')}, approver_id = ${hand('approver')},
      finance_id = ${hand('finance')}, fund_id = fund.id, fund_year = fund.fiscal_year,
      notified_at = status_since, claim_until = status_since + interval '60 days'
    from fund where status = 'CANDIDATE'`);
  await office.rows(`with entry as (
      insert into journal_entries (fund_id, event, at) select id, 'LOCKED', opened_at from funds limit 1 returning id)
    insert into journal_lines (entry_id, ledger, account, debit_fen, credit_fen)
    select entry.id, 'BUDGET', account, debit, credit from entry, (select sum(locked_fen) as fen from rewards) as locked,
      lateral (values ('LOCKED', fen, 0), ('AVAILABLE', 0, fen)) as line (account, debit, credit)`);
  await perSecond(BATCH, WIDTH, (at) => claim(office, awards[at]!));
  const laps = await pay(office, awards);
  const said = laps.map(([name, seconds]) => `${name} in ${seconds.toFixed(1)} s`).join(', ');
  return `a batch of ${BATCH}: ${said}`;
}

/** The reward desk's speed; the offices are written to behind their backs and are not looked back at. */
export async function theDesk(): Promise<{ line: Line; said: string }> {
  const office = await anOffice();
  try {
    await office.resident.report();
    await aFund(office, 1_000_000_000_000);
    return { line: await wholeDesk(office), said: await fullBatch(office) };
  } finally {
    await office.leave();
  }
}
