import type { Award } from './world.ts';

/** What is done by reporters, payment desk and counter, away from the reward desk. */
export const PAYMENT_VERBS: readonly string[] = [
  'claimByBank',
  'claimAtCounter',
  'waive',
  'openCounter',
  'confirmCounter',
  'build',
  'releaseBatch',
  'cancelBatch',
  'bankPaid',
  'bankReturned',
];

const often = (verb: string, times: number) => Array<string>(times).fill(verb);
// prettier-ignore
const FROM: Record<string, readonly string[]> = {
  CANDIDATE: ['start'],
  ELIGIBILITY: [...often('propose', 12), 'refuseIneligible', 'hold'],
  INELIGIBLE: ['reopen'],
  PROPOSED: [...often('review', 12), 'returnToClerk', 'hold'],
  REVIEWED: [...often('approve', 12), 'returnFromApproval', 'veto', 'hold'],
  APPROVED: [...often('fund', 12), 'hold'],
  NOTIFIED: [...often('claimByBank', 6), ...often('claimAtCounter', 3), 'forfeit', 'waive', 'hold', 'revokeNotified'],
  PAY_FAILED: [...often('claimByBank', 4), 'claimAtCounter'],
  PAID: ['reportLateReturn', 'clawBack'],
  FORFEITED: ['restore'],
  ON_HOLD: [...often('release', 8), 'revokeHeld'],
  CLAWBACK: ['recover', 'recover', 'writeOff'],
  BATCHED: [...often('bankPaid', 4), 'bankReturned', 'releaseBatch'],
};

/** The ways on from where an award stands, those that are gone most often several times. */
export function WAYS({ status, channel, batch }: Award): readonly string[] {
  if (status !== 'CLAIMED') return FROM[status] ?? ['claimByBank', 'waive', 'hold', 'reportLateReturn'];
  if (channel === 'COUNTER')
    return ['openCounter', 'openCounter', 'confirmCounter', 'confirmCounter', 'claimAtCounter', 'hold'];
  return batch
    ? ['releaseBatch', 'releaseBatch', 'releaseBatch', 'releaseBatch', 'cancelBatch', 'hold']
    : ['build', 'build', 'build', 'hold'];
}
