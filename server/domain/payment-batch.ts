import { refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import { mustBeFreeFor } from './reward-hands.ts';
import type { RewardSnapshot } from './reward-snapshot.ts';
import type { RewardStatus } from './reward-transitions.ts';
import type { Role } from './role-list.ts';

/**
 * BUILT: put together by one person, nothing left. RELEASED: another person sent it; it never changes again but for what
 * the bank answers. CANCELLED: taken apart before it left. SETTLED: each payment has its answer.
 */
export const BATCH_STATUSES = ['BUILT', 'RELEASED', 'SETTLED', 'CANCELLED'] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

/** More than these go into a second batch: a bank's desk takes no longer file, and one transaction moves them all. */
export const MOST_PAYMENTS = 10_000;

export type BatchSnapshot = { status: BatchStatus; makerId: string };
/** Who acts, with the roles that they hold now. */
type Member = { staffId: string; roles: readonly Role[] };

/** While a batch lives, the payment desk reads the accounts in it; before and after, nobody there does. */
export const opensAccounts = (status: BatchStatus): boolean => status === 'BUILT' || status === 'RELEASED';

function mustCheck(batch: BatchSnapshot, checker: Member): void {
  if (!checker.roles.includes('PAYMENT_CHECKER')) refuse('NOT_YOUR_STEP');
  if (checker.staffId === batch.makerId) refuse('SECOND_PERSON_NEEDED');
}

/**
 * The second person sends a batch off. `maker`: who made it, as they stand today; the payment is in their hand (R15), so
 * it needs them to hold that role still. @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED,
 * CONDITION_NOT_MET where its maker makes no payments any more
 */
export function mayRelease(batch: BatchSnapshot, checker: Member, maker: Member): void {
  if (batch.status !== 'BUILT') refuse('ILLEGAL_TRANSITION');
  mustCheck(batch, checker);
  mustHold(['maker', maker.roles.includes('PAYMENT_MAKER'), 'NOT_ALLOWED']);
}

/** Whoever releases has no other hand in any award of the batch. @throws Refusal SECOND_PERSON_NEEDED */
export const mustBeFreeToRelease = (
  reward: Pick<RewardSnapshot, 'hands' | 'formerHands'>,
  checkerId: string,
) => mustBeFreeFor('checker', reward, checkerId);

/** Its maker takes it apart, or a checker who doesn't release it. @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP */
export function mayCancel(batch: BatchSnapshot, by: Member): void {
  if (batch.status !== 'BUILT') refuse('ILLEGAL_TRANSITION');
  const checks = by.roles.includes('PAYMENT_CHECKER');
  if (by.staffId !== batch.makerId && !checks) refuse('NOT_YOUR_STEP');
}

/** Somebody of the desk brings what the bank answered. @throws Refusal ILLEGAL_TRANSITION */
export function mayBringReturn(batch: BatchSnapshot): void {
  if (batch.status !== 'RELEASED') refuse('ILLEGAL_TRANSITION');
}

/**
 * A checker lets an answer take effect. Of a single line, which no file proves, the one who brought it is not the one who
 * confirms it. @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED
 */
export function mayConfirmReturn(
  batch: BatchSnapshot,
  answer: { status: string; kind: string; importedBy: string },
  checker: Member,
): void {
  if (batch.status !== 'RELEASED' || answer.status !== 'OPEN') refuse('ILLEGAL_TRANSITION');
  mustCheck(batch, checker);
  if (answer.kind === 'LINE' && answer.importedBy === checker.staffId) refuse('SECOND_PERSON_NEEDED');
}

/** Whether a claim can go into a batch at all: claimed, by bank, and in no other batch. */
export const isPayable = (reward: { status: RewardStatus; claimChannel: string | null }): boolean =>
  reward.status === 'CLAIMED' && reward.claimChannel === 'BANK';

/** What a payment is of: so much, to the account of that claim. */
type Claim = { amountFen: number | null; claimDocumentId: string | null };

/** Whether a line still is what its award claims: after a hold the amount and the account may be others. */
export const isStillClaimed = (line: Claim, reward: Claim & Parameters<typeof isPayable>[0]): boolean =>
  isPayable(reward) && line.amountFen === reward.amountFen && line.claimDocumentId === reward.claimDocumentId;
