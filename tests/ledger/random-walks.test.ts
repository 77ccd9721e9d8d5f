import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimReward, waiveReward } from '../../server/contract/receipt.ts';
import type { Actor } from '../../server/domain/actor.ts';
import { type CodeItem, REWARD_REASONS } from '../../server/domain/code-lists.ts';
import { Refusal } from '../../server/domain/errors.ts';
import { balancesAfter, ledgerBreaches, noBalances, postingsFor } from '../../server/domain/ledger.ts';
import {
  type RewardCommand,
  type RewardSnapshot,
  type RewardVerb,
  REWARD_TRANSITIONS,
  REWARD_VERBS,
  decideReward,
  proposeReward,
} from '../../server/domain/reward.ts';
import { fiscalYearOf } from '../../server/features/fund/fiscal-year.ts';
import { NONE_APPLIES } from '../domain/reward-scenes.ts';
import { type Award, aBatch, aCandidate, aFund, claimBody, settle, step } from '../support/award-desk.ts';
import { MONDAY, type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';

const BUDGET_FEN = 2_000_000;
const DAY = 86_400_000;

/** Somebody for whom this step is: another person for each verb, so that the hands always differ. */
function personFor(verb: RewardVerb, hat: string): Actor {
  if (hat === 'SYSTEM' || hat === 'REPORTER') return { kind: hat };
  const staffId = ['start', 'propose'].includes(verb) ? 'clerk' : hat;
  return { kind: 'STAFF', staffId, roles: [hat as never], unit: 'LEAD_AGENCY' };
}

function commandFor(verb: RewardVerb, amountFen: number, availableFen: number, now: Date): RewardCommand {
  const claimUntil = new Date(now.getTime() + 90 * DAY);
  const payoutOfficers = ['PAYOUT_OFFICER', 'another'].map((staffId) => ({
    staffId,
    roles: ['PAYOUT_OFFICER' as const],
  }));
  return {
    verb,
    amountFen,
    engine: { lowFen: 1, highFen: null },
    reason: 'OTHER',
    availableFen,
    claimUntil,
    channel: amountFen % 2 ? 'BANK' : 'COUNTER',
    declared: true,
    consent: true,
    pickUpCodeAllowed: true,
    payoutOfficers,
    sealedVoucherNo: 'v',
    bankReceiptRef: 'r',
    returnRef: 'r',
    auditFilingNo: 'a',
    paymentSlipNo: 's',
    ground: 'APPEAL',
    required: [],
    papers: [],
    exclusions: NONE_APPLIES,
    identityCheck: 'NOT_NEEDED',
    reporterWaived: false,
    withdrawn: false,
  } as unknown as RewardCommand;
}

const aWalk = fc.array(
  fc.record({
    award: fc.integer({ min: 0, max: 3 }),
    pick: fc.nat(),
    onward: fc.boolean(),
    amountFen: fc.integer({ min: 1, max: BUDGET_FEN }),
    days: fc.integer({ min: 0, max: 30 }),
  }),
  { minLength: 80, maxLength: 200 },
);
type Walk = typeof aWalk extends fc.Arbitrary<infer W> ? W : never;

const ONWARD = new Set<RewardVerb>([
  'start',
  'propose',
  'review',
  'approve',
  'fund',
  'notify',
  'claim',
  'batch',
  'payAtCounter',
  'confirmPaid',
  'correctAccount',
]);

/** The steps that leave a state; half of the time only those that lead on, or few walks would reach the money. */
function waysFrom(status: string, onward: boolean) {
  const all = REWARD_TRANSITIONS.filter((row) => row.from === status);
  const on = all.filter((row) => ONWARD.has(row.verb));
  return onward && on.length ? on : all;
}

/** Walks four awards through the rules, holds the books to them after each step, and answers the verbs taken. */
function walked(walk: Walk): RewardVerb[] {
  let balances = balancesAfter(noBalances(), postingsFor('APPROPRIATED', { amountFen: BUDGET_FEN }));
  let now = MONDAY;
  const taken: RewardVerb[] = [];
  const awards = [0, 1, 2, 3].map(() => ({ snapshot: aNewOne(now), recoveredAt: null as Date | null }));
  for (const { award, pick, onward, amountFen, days } of walk) {
    now = new Date(now.getTime() + days * DAY);
    const one = awards[award]!;
    const rows = waysFrom(one.snapshot.status, onward);
    const row = rows[pick % Math.max(1, rows.length)];
    if (!row) continue;
    const command = commandFor(row.verb, amountFen, balances.AVAILABLE, now);
    try {
      if ('proposedBy' in row && one.snapshot.proposal?.verb !== row.verb) {
        const proposer = personFor(row.verb, row.proposedBy[0]);
        Object.assign(one.snapshot, proposeReward(one.snapshot, command, proposer, now).changes);
      }
      const decided = decideReward(one.snapshot, command, personFor(row.verb, row.by[0]), now);
      one.snapshot = { ...one.snapshot, ...decided.changes };
      if (row.verb === 'recover') one.recoveredAt = now;
      if (decided.ledgerEvent && decided.ledgerFacts) {
        balances = balancesAfter(balances, postingsFor(decided.ledgerEvent, decided.ledgerFacts));
      }
      taken.push(row.verb);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    expect(ledgerBreaches(awards.map(asBooked), balances)).toEqual([]);
  }
  return taken;
}

function aNewOne(now: Date): RewardSnapshot {
  const engine = { lowFen: 1, highFen: null };
  const command = { verb: 'create', reporterWaived: false, withdrawn: false, engine } as const;
  return decideReward(null, command, { kind: 'SYSTEM' }, now).changes as RewardSnapshot;
}

function asBooked({ snapshot, recoveredAt }: { snapshot: RewardSnapshot; recoveredAt: Date | null }) {
  if (!recoveredAt || !snapshot.paidAt) return snapshot;
  return { ...snapshot, sameYear: fiscalYearOf(snapshot.paidAt) === fiscalYearOf(recoveredAt) };
}

describe('the books agree with the awards whatever happens', () => {
  test('by the rules alone, over any walk of four awards and years of time', () => {
    const taken = new Set<RewardVerb>();
    fc.assert(
      fc.property(aWalk, (walk) => {
        for (const verb of walked(walk)) taken.add(verb);
      }),
      { numRuns: 300 },
    );
    // Nothing was proved of a step that no walk took.
    expect(REWARD_VERBS.filter((verb) => verb !== 'create' && !taken.has(verb))).toEqual([]);
  });

  test('in the office itself, over two hundred attempts by everybody in any order', async () => {
    const office = await anOffice();
    try {
      await aFund(office, BUDGET_FEN);
      const awards: Award[] = [];
      for (let i = 0; i < 6; i += 1) awards.push(await aCandidate(office));
      const random = dice(SEED);
      const reached = new Set<string>();
      for (let i = 0; i < 200; i += 1) {
        await attempt(office, awards[random(awards.length)]!, random);
        const breaches = await office.office.inTransaction((tx) => office.office.ledgerCheck.verify(tx));
        expect(breaches, `seed ${SEED}, attempt ${i}`).toEqual([]);
        const rows = await office.rows<{ status: string }>('select distinct status from rewards');
        for (const { status } of rows) reached.add(status);
      }
      for (const status of ['NOTIFIED', 'CLAIMED', 'BATCHED', 'PAID', 'ON_HOLD'])
        expect([...reached]).toContain(status);
    } finally {
      await office.close();
    }
  });
});

const SEED = 20261123;
const PERSON: Partial<Record<string, Name>> = {
  REWARD_CLERK: 'clerk',
  REWARD_REVIEWER: 'reviewer',
  REWARD_APPROVER: 'approver',
  FINANCE_OFFICER: 'finance',
  AUDITOR: 'auditor',
  LEAD_AGENCY_HEAD: 'head',
  PAYMENT_CHECKER: 'checker',
};
/** Somebody tries a step that leads on from where the award is; the office takes it or says no. */
async function attempt(office: TestOffice, award: Award, random: (sides: number) => number): Promise<void> {
  const [row] = await office.rows<{ status: string; proposal_verb: string | null }>(
    'select status, proposal_verb from rewards where id = $1',
    [award.id],
  );
  const ways = waysFrom(row!.status, random(2) === 1);
  const way = ways[random(Math.max(1, ways.length))];
  if (!way) return;
  const { verb } = way;
  const body = claimBody(award);
  if (verb === 'claim' || verb === 'correctAccount')
    return void (await office.stranger.call(claimReward, { body }));
  if (verb === 'waive') {
    const { receiptCode, rewardReference } = body;
    return void (await office.stranger.call(waiveReward, { body: { receiptCode, rewardReference } }));
  }
  if (verb === 'batch') return void (await aBatch(office, award));
  if (verb === 'confirmPaid' || verb === 'reportReturned') {
    const [item] = await office.rows<{ batch_id: string }>(
      'select batch_id from payment_items where reward_id = $1 and outcome is null',
      [award.id],
    );
    return settle(office, item!.batch_id, award, verb === 'confirmPaid' ? 'PAID' : 'RETURNED');
  }
  const lists: Partial<Record<RewardVerb, readonly CodeItem[]>> = REWARD_REASONS;
  const reason = verb === 'hold' ? 'APPEAL' : lists[verb]?.at(-1)?.code;
  const first = 'proposedBy' in way && row!.proposal_verb !== verb;
  const name = PERSON[(first && 'proposedBy' in way ? way.proposedBy : way.by)[0]!];
  if (name)
    await step(office, name, award.id, verb, {
      ...(reason ? { reason } : {}),
      documentNo: '文-1',
      ...(first ? { propose: true } : {}),
    });
}

/** A die that falls the same way in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % sides;
  };
}
