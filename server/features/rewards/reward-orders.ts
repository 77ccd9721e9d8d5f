import type { Static } from 'typebox';
import type { stepReward } from '../../contract/rewards.ts';
import { CATALOGUES, CATALOGUE_NAMES, type Catalogues, offeredCodes } from '../../domain/catalogues.ts';
import { type CodeItem, REWARD_REASONS } from '../../domain/code-lists.ts';
import { refuse } from '../../domain/errors.ts';
import { type HoldGround, type RewardCommand, type RewardVerb, REWARD_VERBS } from '../../domain/reward.ts';
import { approvalsRequired } from '../../domain/scheme.ts';
import type { RewardScheme } from '../../domain/scheme.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { Standing } from '../exclusions/standing.ts';
import { claimEnd, restoredClaimEnd } from './claim-window.ts';
import { isHidden } from './reporter-rewards.ts';
import type { HeldReward } from './reward-act.ts';

export type RewardOrder = Static<(typeof stepReward)['schema']['body']>;

/** Verbs that are taken elsewhere: by the system, by the reporter's receipt, on the payment pages. */
const ELSEWHERE = [
  'create',
  'claim',
  'waive',
  'correctAccount',
  'batch',
  'confirmPaid',
  'reportReturned',
  'payAtCounter',
] as const satisfies readonly RewardVerb[];
export type DeskVerb = Exclude<RewardVerb, (typeof ELSEWHERE)[number]>;

const isDeskVerb = (verb: RewardVerb): verb is DeskVerb => !ELSEWHERE.some((other) => other === verb);
/** The verbs of the reward desk, the approver, finance and the auditor. */
export const DESK_VERBS = REWARD_VERBS.filter(isDeskVerb);

/** Steps whose reason the reporter may read. */
const REASON_IS_PUBLIC: readonly RewardVerb[] = [
  'refuseIneligible',
  'veto',
  'revokeHeld',
  'revokeNotified',
  'clawBack',
];

export type Circumstances = {
  reward: HeldReward;
  scheme: RewardScheme;
  days: OfficeDays;
  now: Date;
  /** Fen; read only where money is to be locked. */
  availableFen: number;
  /** What is known of the reporter's eligibility. */
  standing: Standing;
};

/** The verb of an order. @throws Refusal BAD_REQUEST for one that is taken elsewhere. */
export function deskVerbOf({ verb }: RewardOrder): DeskVerb {
  return isDeskVerb(verb) ? verb : refuse('BAD_REQUEST', [{ path: 'verb', code: 'NOT_ALLOWED' }]);
}

/** The order's reason, where its reporter may read it; the second person's is by default the first's. */
export function publicReasonOf(order: RewardOrder, reward: HeldReward): string | undefined {
  if (!REASON_IS_PUBLIC.includes(order.verb)) return undefined;
  const confirms = reward.row.proposalVerb === order.verb;
  const reason = order.reason ?? (confirms ? reward.row.reason : null);
  return reason ?? undefined;
}

/** No free words: an award and its steps stand in the clear. The ground of a hold has a rule of its own. */
function mustBeListed({ verb, reason }: RewardOrder, own: Catalogues): void {
  if (reason === undefined || verb === 'hold') return;
  const lists: Partial<Record<RewardVerb, readonly CodeItem[]>> = REWARD_REASONS;
  const list = lists[verb];
  // The district may have reasons of its own, or have retired one.
  const worded = CATALOGUE_NAMES.find((name) => CATALOGUES[name] === list);
  const known = worded
    ? offeredCodes(worded, own).includes(reason)
    : list?.some(({ code }) => code === reason);
  if (!known) refuse('CONDITION_NOT_MET', [{ path: 'reason', code: 'NOT_IN_LIST' }]);
}

/**
 * What the rules must be told for an order: what the officer typed, and what the office itself knows.
 * @throws Refusal CONDITION_NOT_MET for a reason that is none of the step's list
 */
export function commandOf(verb: DeskVerb, order: RewardOrder, known: Circumstances): RewardCommand {
  mustBeListed(order, known.days.settings.catalogues);
  const { reward, scheme, days, now, availableFen } = known;
  const { row, lead } = reward;
  const reason = publicReasonOf(order, reward) ?? order.reason ?? '';
  const documentNo = order.documentNo ?? '';
  const window = { scheme, lead, days, now };
  switch (verb) {
    case 'start':
    case 'review':
    case 'forfeit':
      return { verb };
    case 'propose': {
      const { engine } = reward.snapshot;
      const fixed = engine.lowFen === engine.highFen ? engine.lowFen : 0;
      const { answers, identityCheck } = known.standing;
      const exclusions = [...answers.values()];
      return { verb, engine, amountFen: order.amountFen ?? fixed, reason, exclusions, identityCheck };
    }
    case 'approve': {
      const required = approvalsRequired(scheme, row.amountFen ?? 0);
      return { verb, required, papers: order.approvals ?? [] };
    }
    case 'fund':
      return { verb, availableFen };
    case 'notify':
      return { verb, claimUntil: claimEnd(window), held: isHidden(row, lead, now) };
    case 'restore': {
      const maxMonths = days.settings.claimExtensionMaxMonths;
      return { verb, reason, claimUntil: restoredClaimEnd(window, row.notifiedAt), availableFen, maxMonths };
    }
    case 'hold':
      return { verb, ground: reason as HoldGround };
    case 'clawBack':
      return { verb, reason, auditFilingNo: documentNo };
    case 'recover':
      return { verb, paymentSlipNo: documentNo };
    case 'reportLateReturn':
      return { verb, returnRef: documentNo };
    default:
      return { verb, reason };
  }
}
