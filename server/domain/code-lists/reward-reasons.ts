import type { CodeItem } from './code-item.ts';
import { REFUSE_REWARD_REASONS } from './reasons.ts';

// An award's row stands in the clear and is read by people who may know nobody's name: whatever it says of a reason is
// one of these codes. What else there is to say lies on paper, in the file that the last code points to.
const ON_FILE = {
  code: 'SEE_PAPER_FILE',
  zh: '其他情形（详见纸质卷宗）',
  en: 'Another reason, set out in the paper file',
} as const;

/** Why an amount was chosen within an open span (R04). */
export const DISCRETION_REASONS = [
  { code: 'DECISIVE_CLUE', zh: '线索对查处起关键作用', en: 'The clue decided the case' },
  { code: 'DETAILED_EVIDENCE', zh: '证据充分、具体', en: 'The evidence was full and concrete' },
  { code: 'EARLY_REPORT', zh: '举报及时，避免损失扩大', en: 'The report came early and kept losses small' },
  { code: 'LARGE_CASE', zh: '涉案金额或人数较大', en: 'Much money or many people were involved' },
  { code: 'ORDINARY_CLUE', zh: '线索作用一般', en: 'The clue helped as clues usually do' },
  { code: 'LIMITED_CLUE', zh: '线索作用有限', en: 'The clue helped a little' },
  ON_FILE,
] as const satisfies readonly CodeItem[];

/** Why a proposal goes back to the clerk (R06, R08). */
export const RETURN_REWARD_REASONS = [
  { code: 'BASIS_MISSING', zh: '依据材料不齐', en: 'The papers it rests on are incomplete' },
  { code: 'FACTS_UNCLEAR', zh: '事实认定不清', en: 'The facts are not clear' },
  { code: 'WRONG_GRADE', zh: '档次适用有误', en: 'The wrong grade was applied' },
  { code: 'AMOUNT_UNREASONED', zh: '金额理由不足', en: 'The amount is not well reasoned' },
  { code: 'RECUSAL_NEEDED', zh: '经办人员应当回避', en: 'The clerk should stand aside' },
  ON_FILE,
] as const satisfies readonly CodeItem[];

/** Why a claim that lapsed can be made again (R20). */
export const RESTORE_REWARD_REASONS = [
  { code: 'NOTICE_NOT_SEEN', zh: '未能及时看到告知', en: 'The notice was not seen in time' },
  { code: 'ILLNESS_OR_ABSENCE', zh: '因病或外出等正当理由', en: 'Illness, absence or another good reason' },
  { code: 'FORCE_MAJEURE', zh: '不可抗力', en: 'Force majeure' },
  { code: 'OFFICE_MISTAKE', zh: '办理机关差错', en: 'A mistake of the office' },
  ON_FILE,
] as const satisfies readonly CodeItem[];

/** What came of looking again at an award that was refused or held (R21, R32). */
export const SECOND_LOOK_REASONS = [
  { code: 'REVIEW_FOUNDED', zh: '复核申请成立', en: 'The request for a review is founded' },
  { code: 'NEW_EVIDENCE', zh: '有新的证据', en: 'There is new evidence' },
  { code: 'CHECKED_AND_CLEAR', zh: '经核查未发现问题', en: 'Checked, and nothing was found' },
  { code: 'APPEAL_DECIDED', zh: '申诉已处理完毕', en: 'The appeal is decided' },
  { code: 'RECUSAL_SETTLED', zh: '回避事项已处理', en: 'The recusal is settled' },
  ON_FILE,
] as const satisfies readonly CodeItem[];

/** Why a refusal stays, or a claim that lapsed stays lapsed, though its reporter asked. */
export const KEEP_DECISION_REASONS = [
  {
    code: 'DECISION_FOUNDED',
    zh: '原决定事实清楚、依据正确',
    en: 'The decision stands on clear facts and the right rule',
  },
  { code: 'NO_GOOD_CAUSE', zh: '说明的理由不足以恢复', en: 'The reason given is not enough' },
  { code: 'NOTICE_WAS_SEEN', zh: '领取期内已看到告知', en: 'The notice was seen in time' },
  {
    code: 'PAST_MAXIMUM',
    zh: '已超过可以恢复的期限',
    en: 'The time within which it can be restored is over',
  },
  ON_FILE,
] as const satisfies readonly CodeItem[];

/** Why money that should come back will not (R24). */
export const WRITE_OFF_REASONS = [
  { code: 'NOT_TRACEABLE', zh: '下落不明', en: 'The person cannot be found' },
  { code: 'NOTHING_TO_ENFORCE', zh: '无财产可供执行', en: 'There is nothing to enforce against' },
  { code: 'PERSON_DECEASED', zh: '当事人死亡且无遗产', en: 'The person died and left nothing' },
  { code: 'COST_EXCEEDS_CLAIM', zh: '追回成本高于应追回金额', en: 'Recovery would cost more than it brings' },
  ON_FILE,
] as const satisfies readonly CodeItem[];

/** The reasons that each step of an award may give; a step that isn't here gives none, but for the ground of a hold. */
export const REWARD_REASONS = {
  propose: DISCRETION_REASONS,
  refuseIneligible: REFUSE_REWARD_REASONS,
  returnToClerk: RETURN_REWARD_REASONS,
  returnFromApproval: RETURN_REWARD_REASONS,
  veto: REFUSE_REWARD_REASONS,
  reopen: SECOND_LOOK_REASONS,
  release: SECOND_LOOK_REASONS,
  restore: RESTORE_REWARD_REASONS,
  keepDecision: KEEP_DECISION_REASONS,
  clawBack: REFUSE_REWARD_REASONS,
  writeOff: WRITE_OFF_REASONS,
  revokeHeld: REFUSE_REWARD_REASONS,
  revokeNotified: REFUSE_REWARD_REASONS,
} as const satisfies Record<string, readonly CodeItem[]>;
