import { type CatalogueName, CATALOGUES, REWARD_REASONS, type CodeItem } from '$contract/code-lists.ts';
import type { RewardVerb } from '$contract/vocabulary.ts';

/** What a step of the reward's machine asks for beside the reward itself. */
export type RewardStepField = 'amount' | 'discretion' | 'reasonCode' | 'approvals' | 'ground' | 'documentNo';

export type RewardStepForm = {
  fields: readonly RewardStepField[];
  /** What can be said of the reason: an award stands in the clear, so there are no free words. */
  codes?: readonly CodeItem[];
  /** The same list where the district may word it. */
  list?: CatalogueName;
  /** Which words the document number goes by. */
  document?: 'documentNo' | 'slipNo' | 'filingNo';
  /** Asked of the second person too, beside what the first one said. */
  atConfirm?: readonly RewardStepField[];
  danger?: boolean;
};

const LISTS = Object.entries(CATALOGUES) as [CatalogueName, readonly CodeItem[]][];
const listOf = (codes: readonly CodeItem[]) => {
  const list = LISTS.find(([, items]) => items === codes)?.[0];
  return list ? { list } : {};
};
const reasoned = (verb: keyof typeof REWARD_REASONS): RewardStepForm => ({
  fields: ['reasonCode'],
  codes: REWARD_REASONS[verb],
  ...listOf(REWARD_REASONS[verb]),
});
const refused = (verb: keyof typeof REWARD_REASONS): RewardStepForm => ({ ...reasoned(verb), danger: true });

/** The steps of the reward desk; payment and pick-up have pages of their own. */
export const REWARD_STEP_FORMS: Partial<Record<RewardVerb, RewardStepForm>> = {
  start: { fields: [] },
  propose: { fields: ['amount', 'discretion'], codes: REWARD_REASONS.propose },
  review: { fields: [] },
  approve: { fields: ['approvals'] },
  fund: { fields: [] },
  notify: { fields: [] },
  forfeit: { fields: [], danger: true },
  refuseIneligible: refused('refuseIneligible'),
  returnToClerk: reasoned('returnToClerk'),
  returnFromApproval: reasoned('returnFromApproval'),
  veto: refused('veto'),
  restore: reasoned('restore'),
  reopen: reasoned('reopen'),
  clawBack: { ...refused('clawBack'), document: 'filingNo', atConfirm: ['documentNo'] },
  recover: { fields: ['documentNo'], document: 'slipNo' },
  writeOff: { ...refused('writeOff'), atConfirm: ['reasonCode'] },
  hold: { fields: ['ground'] },
  release: reasoned('release'),
  revokeHeld: refused('revokeHeld'),
  revokeNotified: refused('revokeNotified'),
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
