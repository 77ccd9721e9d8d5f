/**
 * What a second bookkeeper knows of the same office. Written from the handbook (2.4, 5, C) and importing nothing of the
 * house, so that both can't be wrong in the same place. Money in fen, time in days since the first morning.
 */
export type Person =
  | 'clerk'
  | 'reviewer'
  | 'approver'
  | 'finance'
  | 'head'
  | 'auditor'
  | 'maker'
  | 'checker'
  | 'payout1'
  | 'payout2';
/** Several wear two hats, so that one hand could try to be two. */
export const HATS: Record<Person, readonly string[]> = {
  clerk: ['REWARD_CLERK', 'REWARD_REVIEWER'],
  reviewer: ['REWARD_REVIEWER', 'REWARD_APPROVER'],
  approver: ['REWARD_APPROVER', 'REWARD_CLERK'],
  finance: ['FINANCE_OFFICER'],
  head: ['LEAD_AGENCY_HEAD'],
  auditor: ['AUDITOR'],
  maker: ['PAYMENT_MAKER', 'PAYMENT_CHECKER'],
  checker: ['PAYMENT_CHECKER', 'PAYMENT_MAKER'],
  payout1: ['PAYOUT_OFFICER'],
  payout2: ['PAYOUT_OFFICER'],
};

export type Award = {
  name: string;
  lead: number;
  named: boolean;
  status: string;
  lowFen: number;
  highFen: number;
  amountFen: number | null;
  lockedFen: number;
  /** Claimed and not paid: the office owes it. */
  owed: boolean;
  fund: string | null;
  channel: 'BANK' | 'COUNTER' | null;
  firstNotice: number | null;
  lastDay: number | null;
  paidYear: number | null;
  /** Recovered in the year of payment: the budget has it again. */
  gaveBack: boolean;
  proposal: { verb: string; by: string } | null;
  /** With which of the six hands each person signed, in whatever round. */
  signed: Map<Person, string>;
  refusedBy: Person | null;
  /** How often it was claimed or its account corrected; a payment is of one of these. */
  claims: number;
  codeDay: number | null;
  atCounter: Person | null;
  batch: Batch | null;
};

export type Batch = {
  name: string;
  status: 'BUILT' | 'RELEASED' | 'SETTLED' | 'CANCELLED';
  maker: Person;
  lines: { award: Award; claim: number; open: boolean }[];
};

export type Fund = {
  key: string;
  year: number;
  line: string;
  /** Approved less what was taken back, lapsed or carried away. */
  approvedFen: number;
  closed: boolean;
};
export type Booked = { fund: Fund; gives: boolean; amountFen: number; takenBack: boolean };

export type World = {
  day: number;
  leads: { named: boolean; stages: Set<string> }[];
  awards: Award[];
  funds: Fund[];
  batches: Batch[];
  /** What orders booked, in their order. */
  booked: Booked[];
};

const MORNING = Date.UTC(2026, 10, 23, 2);
const DAY = 86_400_000;
export const momentOf = (day: number): Date => new Date(MORNING + day * DAY);
/** By the wall's date in Ningxia, eight hours before UTC's. */
export const yearOf = (day: number): number => new Date(MORNING + day * DAY + 8 * 3_600_000).getUTCFullYear();

export const fundKey = (year: number, line: string): string => `${year} ${line}`;
export const openFundsOf = (world: World): Fund[] =>
  world.funds.filter(({ year, closed }) => !closed && year === yearOf(world.day));

/** The fund of that line and year, opened where there is none. */
export function theFund(world: World, year: number, line: string): Fund {
  const key = fundKey(year, line);
  const there = world.funds.find((each) => each.key === key);
  if (there) return there;
  const opened = { key, year, line, approvedFen: 0, closed: false };
  world.funds.push(opened);
  return opened;
}

/** Where what a closed fund gets back goes on to: the next year's, or the first after it that is open. */
export function heirOf(world: World, { year, line }: Fund): Fund {
  let heir = theFund(world, year + 1, line);
  while (heir.closed) heir = theFund(world, heir.year + 1, line);
  return heir;
}

const PAID = ['PAID', 'CLAWBACK', 'WRITTEN_OFF'];

/**
 * Debits less credits of each account, reckoned afresh from where every award stands, with no memory of how it came there:
 * locked is what waits, spent what left and did not return, available what is approved and neither.
 */
export function reckon(world: World, fund: Fund): Record<string, number> {
  const here = world.awards.filter((award) => award.fund === fund.key);
  const sum = (of: (award: Award) => boolean, fen = (award: Award) => award.amountFen ?? 0): number =>
    here.filter(of).reduce((total, award) => total + fen(award), 0);
  const is =
    (...statuses: string[]) =>
    ({ status }: Award) =>
      statuses.includes(status);
  const locked = sum(
    () => true,
    (award) => award.lockedFen,
  );
  const owed = sum(
    (award) => award.owed,
    (award) => award.lockedFen,
  );
  const late = sum((award) => award.status === 'RECOVERED' && !award.gaveBack);
  const spent = sum(is(...PAID)) + late;
  return {
    AVAILABLE: fund.approvedFen - locked - spent,
    APPROVED: 0 - fund.approvedFen,
    LOCKED: locked,
    SPENT: spent,
    REWARD_EXPENSE: owed + sum(is('PAID', 'WRITTEN_OFF')) + late,
    REWARD_PAYABLE: 0 - owed,
    TREASURY_PAYMENT: 0 - sum(is(...PAID, 'RECOVERED')),
    CLAWBACK_RECEIVABLE: sum(is('CLAWBACK')),
    TREASURY: sum(is('RECOVERED')),
    DUE_TO_FINANCE: 0 - late,
  };
}

export const availableIn = (world: World, fund: Fund): number => reckon(world, fund)['AVAILABLE'] ?? 0;
