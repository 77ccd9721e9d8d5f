import {
  type Award,
  type Fund,
  HATS,
  type Person,
  type World,
  availableIn,
  heirOf,
  openFundsOf,
  yearOf,
} from './world.ts';

/** Why the office says no: one of these codes; empty where it says yes. */
export type Verdict = readonly string[];
export const YES: Verdict = [];

type Row = { from: readonly string[]; to: string; by: string; first?: string; hand?: string };

/** The desk's share of handbook C; `first`: who proposes what another confirms. */
// prettier-ignore
const DESK: Record<string, Row> = {
  start: { from: ['CANDIDATE'], to: 'ELIGIBILITY', by: 'REWARD_CLERK', hand: 'clerk' },
  refuseIneligible: { from: ['ELIGIBILITY'], to: 'INELIGIBLE', by: 'REWARD_REVIEWER', first: 'REWARD_CLERK' },
  propose: { from: ['ELIGIBILITY'], to: 'PROPOSED', by: 'REWARD_CLERK', hand: 'clerk' },
  review: { from: ['PROPOSED'], to: 'REVIEWED', by: 'REWARD_REVIEWER', hand: 'reviewer' },
  returnToClerk: { from: ['PROPOSED'], to: 'ELIGIBILITY', by: 'REWARD_REVIEWER' },
  approve: { from: ['REVIEWED'], to: 'APPROVED', by: 'REWARD_APPROVER', hand: 'approver' },
  returnFromApproval: { from: ['REVIEWED'], to: 'ELIGIBILITY', by: 'REWARD_APPROVER' },
  veto: { from: ['REVIEWED'], to: 'INELIGIBLE', by: 'REWARD_APPROVER' },
  fund: { from: ['APPROVED'], to: 'NOTIFIED', by: 'FINANCE_OFFICER', hand: 'finance' },
  forfeit: { from: ['NOTIFIED'], to: 'FORFEITED', by: 'REWARD_REVIEWER', first: 'SYSTEM' },
  restore: { from: ['FORFEITED'], to: 'NOTIFIED', by: 'REWARD_APPROVER' },
  reopen: { from: ['INELIGIBLE'], to: 'ELIGIBILITY', by: 'REWARD_REVIEWER' },
  clawBack: { from: ['PAID'], to: 'CLAWBACK', by: 'AUDITOR', first: 'REWARD_APPROVER' },
  recover: { from: ['CLAWBACK'], to: 'RECOVERED', by: 'FINANCE_OFFICER' },
  writeOff: { from: ['CLAWBACK'], to: 'WRITTEN_OFF', by: 'LEAD_AGENCY_HEAD', first: 'FINANCE_OFFICER' },
  hold: { from: ['ELIGIBILITY', 'PROPOSED', 'REVIEWED', 'APPROVED', 'FUNDED', 'NOTIFIED', 'CLAIMED'], to: 'ON_HOLD', by: 'REWARD_REVIEWER|AUDITOR' },
  release: { from: ['ON_HOLD'], to: 'ELIGIBILITY', by: 'REWARD_REVIEWER' },
  revokeHeld: { from: ['ON_HOLD'], to: 'REVOKED', by: 'REWARD_APPROVER' },
  revokeNotified: { from: ['NOTIFIED'], to: 'REVOKED', by: 'REWARD_APPROVER' },
  reportLateReturn: { from: ['PAID'], to: 'PAY_FAILED', by: 'PAYMENT_CHECKER', hand: 'checker' },
};
export const DESK_VERBS = Object.keys(DESK);

const wears = (person: Person, hats: string): boolean =>
  hats.split('|').some((hat) => HATS[person].includes(hat));
/** Nobody signs two of the six on one award. */
export const isFree = ({ signed }: Award, person: Person, hand: string): boolean =>
  (signed.get(person) ?? hand) === hand;

export type Order = { verb: string; by: Person; proposes: boolean; amountFen?: number; fund?: string };

/** What the office answers to an order of the desk, and, where it is yes, the award as it stands then. */
export function desk(world: World, award: Award, order: Order): Verdict {
  const { verb, by } = order;
  const row = DESK[verb];
  if (!row) return ['BAD_REQUEST'];
  const from = fundFrom(world, award, order);
  if (from === 'UNSAID') return ['CONDITION_NOT_MET'];
  if (!row.from.includes(award.status)) return ['ILLEGAL_TRANSITION'];
  if (order.proposes) {
    if (row.first === undefined) return ['ILLEGAL_TRANSITION'];
    if (!wears(by, row.first)) return ['NOT_YOUR_STEP'];
    award.proposal = { verb, by };
    return YES;
  }
  if (!wears(by, row.by)) return ['NOT_YOUR_STEP'];
  const { proposal } = award;
  if (row.first !== undefined && (proposal?.verb !== verb || proposal.by === by))
    return ['SECOND_PERSON_NEEDED'];
  if (row.hand !== undefined && !isFree(award, by, row.hand)) return ['SECOND_PERSON_NEEDED'];
  const no = follow(world, award, order, from);
  if (no.length) return no;
  if (row.hand !== undefined) award.signed.set(by, row.hand);
  if (award.status === 'CLAIMED') closeCounter(award);
  Object.assign(award, { status: row.to, proposal: null });
  return YES;
}

/** Money that lies somewhere stays there; new money comes out of one of this year's funds, named where there are several. */
function fundFrom(world: World, award: Award, { verb, fund }: Order): Fund | null | 'UNSAID' {
  if (verb !== 'fund' && verb !== 'restore') return null;
  if (award.fund !== null && award.lockedFen > 0)
    return world.funds.find(({ key }) => key === award.fund) ?? null;
  const open = openFundsOf(world);
  if (fund === undefined) return open.length > 1 ? 'UNSAID' : (open[0] ?? null);
  return open.find(({ key }) => key === fund) ?? 'UNSAID';
}

const FREE = { lockedFen: 0, owed: false };
const windowOf = ({ named }: Award): number => (named ? 90 : 180);

/** What a step asks beyond its status and its person, and what it does to money and dates. */
function follow(world: World, award: Award, order: Order, from: Fund | null | 'UNSAID'): Verdict {
  const { verb, by } = order;
  switch (verb) {
    case 'propose': {
      const amountFen = order.amountFen ?? award.lowFen;
      if (amountFen < award.lowFen || amountFen > award.highFen) return ['CONDITION_NOT_MET'];
      return set(award, { amountFen });
    }
    case 'refuseIneligible':
    case 'veto':
      return set(award, { ...FREE, refusedBy: by });
    case 'revokeHeld':
    case 'revokeNotified':
      return set(award, FREE);
    case 'fund':
      return lock(world, award, from, world.day + windowOf(award));
    case 'restore': {
      const last = Math.min(world.day + windowOf(award), (award.firstNotice ?? 0) + 3 * 365);
      return lock(world, award, from, last);
    }
    case 'forfeit':
      return world.day > (award.lastDay ?? Infinity) ? set(award, FREE) : ['CONDITION_NOT_MET'];
    case 'reopen':
      return award.refusedBy === by ? ['SECOND_PERSON_NEEDED'] : set(award, { refusedBy: null });
    case 'release':
      return set(award, { owed: false, channel: null, lastDay: null });
    case 'recover': {
      const closed = world.funds.find(({ key }) => key === award.fund)?.closed === true;
      return set(award, { gaveBack: award.paidYear === yearOf(world.day) && !closed });
    }
    case 'reportLateReturn':
      return award.channel === 'BANK' ? comesBack(world, award) : ['CONDITION_NOT_MET'];
    default:
      return YES;
  }
}

const set = (award: Award, changes: Partial<Award>): Verdict => {
  Object.assign(award, changes);
  return YES;
};

/** Locks the amount, after a hold only what differs; the reporter may claim from then on. */
function lock(world: World, award: Award, from: Fund | null | 'UNSAID', lastDay: number): Verdict {
  const amountFen = award.amountFen ?? 0;
  if (from === 'UNSAID') return ['CONDITION_NOT_MET'];
  if (!from || amountFen - award.lockedFen > availableIn(world, from)) return ['FUND_INSUFFICIENT'];
  return set(award, {
    lockedFen: amountFen,
    fund: from.key,
    lastDay,
    firstNotice: award.firstNotice ?? world.day,
  });
}

/** Paid money is owed again; a year that is closed keeps nothing and hands it on with its approval. */
function comesBack(world: World, award: Award): Verdict {
  const amountFen = award.amountFen ?? 0;
  const fund = world.funds.find(({ key }) => key === award.fund);
  set(award, { lockedFen: amountFen, owed: true, paidYear: null });
  if (!fund?.closed) return YES;
  const heir = heirOf(world, fund);
  fund.approvedFen -= amountFen;
  heir.approvedFen += amountFen;
  return set(award, { fund: heir.key });
}

export function closeCounter(award: Award): void {
  Object.assign(award, { codeDay: null, atCounter: null });
}
