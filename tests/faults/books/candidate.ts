import type { Award, Person } from './world.ts';

/** Who takes a step where nothing is odd; of two, the first proposes. */
export const NATURAL: Record<string, readonly Person[]> = {
  start: ['clerk'],
  refuseIneligible: ['clerk', 'reviewer'],
  propose: ['clerk'],
  review: ['reviewer'],
  returnToClerk: ['reviewer'],
  approve: ['approver'],
  returnFromApproval: ['approver'],
  veto: ['approver'],
  fund: ['finance'],
  forfeit: ['reviewer'],
  restore: ['approver'],
  reopen: ['clerk'],
  clawBack: ['approver', 'auditor'],
  recover: ['finance'],
  writeOff: ['finance', 'head'],
  hold: ['auditor'],
  release: ['reviewer'],
  revokeHeld: ['approver'],
  revokeNotified: ['approver'],
  reportLateReturn: ['checker'],
};

/** Inside the span, and now and then one fen outside it. */
export function amountFor({ lowFen, highFen }: Award, free: number): number {
  if (free % 13 === 0) return highFen + 1;
  if (free % 13 === 1) return lowFen - 1;
  return lowFen + (free % (highFen - lowFen + 1));
}

/** An award as its stage event makes it (R01). */
export const aCandidate = (
  name: string,
  lead: number,
  named: boolean,
  lowFen: number,
  highFen: number,
): Award => ({
  name,
  lead,
  named,
  status: 'CANDIDATE',
  lowFen,
  highFen,
  amountFen: null,
  lockedFen: 0,
  owed: false,
  fund: null,
  channel: null,
  firstNotice: null,
  lastDay: null,
  paidYear: null,
  gaveBack: false,
  proposal: null,
  signed: new Map(),
  refusedBy: null,
  claims: 0,
  codeDay: null,
  atCounter: null,
  batch: null,
});
