import { mustBeAnother, mustBeOneOf, nameOf } from './acting.ts';
import type { Actor } from './actor.ts';
import type { CodeItem } from './code-lists/code-item.ts';
import { refuse } from './errors.ts';
import { mustHold } from './facts.ts';
import type { RewardStatus } from './reward-transitions.ts';

/** HELPFUL: earns a share; NOT_HELPFUL: nothing; JOINT: one report by several, for which the first signatory collects. */
export const LATER_VERDICTS = ['HELPFUL', 'NOT_HELPFUL', 'JOINT'] as const;
export type LaterVerdict = (typeof LATER_VERDICTS)[number];

const ON_FILE = {
  code: 'SEE_PAPER_FILE',
  zh: '其他情形（详见纸质卷宗）',
  en: 'Another reason, set out in the paper file',
} as const;

/** Why, by verdict: codes only, for an award stands in the clear. */
export const LATER_REASONS = {
  HELPFUL: [
    { code: 'NEW_EVIDENCE', zh: '提供了新的证据', en: 'It brought new evidence' },
    { code: 'NEW_FACTS', zh: '提供了新的人员、账户或者地点', en: 'It named new people, accounts or places' },
    { code: 'WIDER_CASE', zh: '使查明的范围扩大', en: 'It widened what was found' },
    ON_FILE,
  ],
  NOT_HELPFUL: [
    { code: 'NOTHING_NEW', zh: '内容与在先举报相同', en: 'It says what was reported before' },
    { code: 'NO_CONTRIBUTION', zh: '所举报内容对查处没有作用', en: 'It did not help the case' },
    ON_FILE,
  ],
  JOINT: [
    {
      code: 'SIGNED_TOGETHER',
      zh: '几个人联名举报，分开递交',
      en: 'Several reported together and handed in apart',
    },
    {
      code: 'SAME_PERSON',
      zh: '同一人向几个部门或者几次举报',
      en: 'One person reported several times or to several offices',
    },
    ON_FILE,
  ],
} as const satisfies Record<LaterVerdict, readonly CodeItem[]>;

/** A finding about a later report, as far as it has come. */
export type LaterFinding = { verdict: LaterVerdict; proposedBy: string; confirmedBy: string | null };

/** From when on the first reporter's award is settled enough that others can have a part of it. */
const APPROVED: readonly RewardStatus[] = [
  'APPROVED',
  'FUNDED',
  'NOTIFIED',
  'CLAIMED',
  'BATCHED',
  'PAY_FAILED',
  'PAID',
];

type First = { status: RewardStatus; shareOf: string | null };

/**
 * A clerk says what a later report of the case was worth; a reviewer confirms.
 * @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION where it is said already, CONDITION_NOT_MET
 */
export function decideLaterProposal(
  first: First,
  before: LaterFinding | null,
  said: { verdict: LaterVerdict; reason: string; mayShare: boolean },
  actor: Actor,
): void {
  mustBeOneOf(actor, ['REWARD_CLERK']);
  if (before !== null || first.shareOf !== null) refuse('ILLEGAL_TRANSITION');
  const reasons: readonly CodeItem[] = LATER_REASONS[said.verdict];
  const helpful = said.verdict === 'HELPFUL';
  mustHold(
    ['reason', reasons.some(({ code }) => code === said.reason), 'NOT_IN_LIST'],
    ['verdict', !helpful || said.mayShare, 'NOT_ALLOWED'],
    ['firstAward', !helpful || APPROVED.includes(first.status), 'NOT_ALLOWED'],
  );
}

/** @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED */
export function decideLaterConfirmation(before: LaterFinding | null, actor: Actor): void {
  if (before === null || before.confirmedBy !== null) refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, ['REWARD_REVIEWER']);
  mustBeAnother(actor, before.proposedBy);
}

/** The reviewer says no, or the clerk takes it back. @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP */
export function decideLaterDrop(before: LaterFinding | null, actor: Actor): void {
  if (before === null || before.confirmedBy !== null) refuse('ILLEGAL_TRANSITION');
  if (nameOf(actor) !== before.proposedBy) mustBeOneOf(actor, ['REWARD_REVIEWER']);
}
