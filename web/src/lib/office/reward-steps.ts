import { REFUSE_REWARD_REASONS, type CodeItem } from '$contract/code-lists.ts';
import type { RewardVerb } from '$contract/vocabulary.ts';

/** What a step of the reward's machine asks for beside the reward itself. */
export type RewardStepField =
  'amount' | 'discretion' | 'reasonCode' | 'reason' | 'minutes' | 'ground' | 'documentNo';

export type RewardStepForm = {
  fields: readonly RewardStepField[];
  codes?: readonly CodeItem[];
  /** Which words the document number goes by. */
  document?: 'documentNo' | 'slipNo' | 'filingNo';
  /** Asked of the second person too, beside what the first one said. */
  atConfirm?: readonly RewardStepField[];
  danger?: boolean;
};

const REASONED: RewardStepForm = { fields: ['reason'] };
const REFUSED: RewardStepForm = { fields: ['reasonCode'], codes: REFUSE_REWARD_REASONS, danger: true };

/** The steps of the reward desk; payment and pick-up have pages of their own. */
export const REWARD_STEP_FORMS: Partial<Record<RewardVerb, RewardStepForm>> = {
  start: { fields: [] },
  propose: { fields: ['amount', 'discretion'] },
  review: { fields: [] },
  approve: { fields: ['minutes'] },
  fund: { fields: [] },
  notify: { fields: [] },
  forfeit: { fields: [], danger: true },
  refuseIneligible: REFUSED,
  returnToClerk: REASONED,
  returnFromApproval: REASONED,
  veto: REFUSED,
  restore: REASONED,
  reopen: REASONED,
  clawBack: { ...REFUSED, document: 'filingNo', atConfirm: ['documentNo'] },
  recover: { fields: ['documentNo'], document: 'slipNo' },
  writeOff: { fields: ['reason'], atConfirm: ['reason'], danger: true },
  hold: { fields: ['ground'] },
  release: REASONED,
  revokeHeld: REFUSED,
  revokeNotified: REFUSED,
};

/** The one step that moves an award on, drawn open; the others wait folded. */
export const REWARD_FORWARD: readonly RewardVerb[] = [
  'start',
  'propose',
  'review',
  'approve',
  'fund',
  'notify',
  'forfeit',
];
