import { mustBeAnother } from './acting.ts';
import type { Actor } from './actor.ts';
import { addMonths } from './calendar.ts';
import { KEEP_DECISION_REASONS } from './code-lists.ts';
import { Refusal, refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import { legalRewardVerbs } from './reward-decide.ts';
import { CLAIM_MAX_MONTHS } from './reward-rules-payment.ts';
import type { RewardSnapshot } from './reward-snapshot.ts';
import type { RewardStatus, RewardVerb } from './reward-transitions.ts';

/** What a reporter may ask for once an award ended without money: another look at a refusal, another chance to claim. */
export const APPEAL_KINDS = ['REVIEW', 'RESTORE'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/** A request and its answer, which is "no" where it stands here: a "yes" is the step that it asked for. */
export type Appeal = { askedAt: Date | null; answeredAt: Date | null };

const KIND: Partial<Record<RewardStatus, AppealKind>> = { INELIGIBLE: 'REVIEW', FORFEITED: 'RESTORE' };
const GRANTS = { REVIEW: 'reopen', RESTORE: 'restore' } as const satisfies Record<AppealKind, RewardVerb>;

export function appealKindOf(status: RewardStatus): AppealKind | null {
  return KIND[status] ?? null;
}

/** The step that says yes to it. */
export function grantOf(kind: AppealKind): (typeof GRANTS)[AppealKind] {
  return GRANTS[kind];
}

/** Whether a request waits for its answer. */
export function isOpen({ askedAt, answeredAt }: Appeal): boolean {
  return askedAt !== null && answeredAt === null;
}

type Ended = Pick<RewardSnapshot, 'status' | 'notifiedAt'>;
/** `reviewUntil`: fifteen days after the refusal (R21); `maxMonths` after the first notice nothing is restored (R20). */
export type AppealLimits = { reviewUntil: Date; maxMonths?: number };

/** The last moment to ask; null where there is nothing to ask for. */
export function appealUntil(
  { status, notifiedAt }: Ended,
  { reviewUntil, maxMonths = CLAIM_MAX_MONTHS }: AppealLimits,
): Date | null {
  const kind = appealKindOf(status);
  if (kind === 'REVIEW') return reviewUntil;
  return kind === 'RESTORE' && notifiedAt ? addMonths(notifiedAt, maxMonths) : null;
}

/**
 * The reporter asks, once for each ending. Answers for what.
 * @throws Refusal ILLEGAL_TRANSITION, TOO_LATE, CONDITION_NOT_MET where they asked already
 */
export function decideAppeal(ended: Ended, before: Appeal, limits: AppealLimits, now: Date): AppealKind {
  const kind = appealKindOf(ended.status) ?? refuse('ILLEGAL_TRANSITION');
  mustHold(['reason', before.askedAt === null, 'NOT_ALLOWED']);
  const until = appealUntil(ended, limits);
  if (until === null || now > until) refuse('TOO_LATE');
  return kind;
}

/**
 * Somebody who could grant it says no, with a reason of the catalogue.
 * @throws Refusal ILLEGAL_TRANSITION where nothing is asked, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, CONDITION_NOT_MET
 */
export function decideKeeping(
  reward: RewardSnapshot,
  appeal: Appeal,
  { actor, reason, now }: { actor: Actor; reason: string | undefined; now: Date },
): AppealKind {
  const kind = appealKindOf(reward.status);
  if (kind === null || !isOpen(appeal)) refuse('ILLEGAL_TRANSITION');
  // First, because whoever refused it could not grant it either, and should read why.
  if (kind === 'REVIEW') mustBeAnother(actor, reward.refusedBy);
  if (!legalRewardVerbs(reward, actor, now).includes(GRANTS[kind])) refuse('NOT_YOUR_STEP');
  const listed = KEEP_DECISION_REASONS.some(({ code }) => code === reason);
  mustHold(['reason', listed, reason ? 'NOT_IN_LIST' : 'REQUIRED']);
  return kind;
}

/** Whether this person could answer the request now, by a yes or by a no. */
export function mayAnswer(reward: RewardSnapshot, appeal: Appeal, actor: Actor, now: Date): boolean {
  try {
    const [first] = KEEP_DECISION_REASONS;
    decideKeeping(reward, appeal, { actor, reason: first.code, now });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
