import type { CodeItem } from './code-item.ts';

/** Why intake reads the words as written. The first reading is its daily work: there the act itself is the purpose. */
export const RAW_READING_REASONS = [
  { code: 'FIRST_READING', zh: '初次阅看', en: 'First reading' },
  { code: 'LATE_BRIEF', zh: '补写简报', en: 'Writing the brief afterwards' },
  { code: 'SUPPLEMENT', zh: '核对补充材料', en: 'Comparing what was sent later' },
  { code: 'REPORTER_ASKS', zh: '答复举报人来电、来访', en: 'Answering the reporter' },
  { code: 'REVIEW', zh: '办理复核申请', en: 'Looking again at a refusal' },
  { code: 'BRIEF_UNCLEAR', zh: '核查单位请求说明', en: 'A unit asks what the brief means' },
  { code: 'LAWFUL_ORDER', zh: '依法调取', en: 'Lawful order' },
] as const satisfies readonly CodeItem[];

/** Why an identity custodian opens a name. */
export const IDENTITY_READING_REASONS = [
  { code: 'CONTACT_REPORTER', zh: '必须联系举报人', en: 'The reporter must be reached' },
  { code: 'PROTECT_REPORTER', zh: '保护举报人安全', en: 'Protecting the reporter' },
  { code: 'REWARD_ELIGIBILITY', zh: '核对领奖资格', en: 'Checking who may be rewarded' },
  { code: 'LAWFUL_ORDER', zh: '依法调取', en: 'Lawful order' },
] as const satisfies readonly CodeItem[];

/** Why somebody asks for what their desk holds no key to. The auditor samples; the others have a case. */
export const UNSEAL_REASONS = [
  { code: 'CASE_NEED', zh: '办案需要', en: 'The case needs it' },
  { code: 'CLARIFY_FACTS', zh: '简报不足以核实关键事实', en: 'The brief leaves a decisive fact open' },
  { code: 'PROTECT_REPORTER', zh: '保护举报人安全', en: 'Protecting the reporter' },
  { code: 'LAWFUL_ORDER', zh: '依法调取', en: 'Lawful order' },
  { code: 'AUDIT_SAMPLE', zh: '审计抽查', en: 'Audit sample' },
] as const satisfies readonly CodeItem[];
export type UnsealReason = (typeof UNSEAL_REASONS)[number]['code'];

/** Why a person keeps away from one lead. */
export const RECUSAL_REASONS = [
  { code: 'RELATIVE', zh: '与当事人有近亲属关系', en: 'A close relative is involved' },
  { code: 'INTEREST', zh: '与本事项有利害关系', en: 'An interest in the matter' },
  { code: 'KNOWS_REPORTER', zh: '与举报人相识', en: 'Acquainted with the reporter' },
  {
    code: 'FORMER_TIES',
    zh: '曾在被举报单位工作或投资',
    en: 'Worked at the reported party or invested in it',
  },
  { code: 'OTHER', zh: '其他可能影响公正的情形', en: 'Something else that could touch on fairness' },
] as const satisfies readonly CodeItem[];

/** How a person is tied to a company that they name beforehand. */
export const TIE_RELATIONS = [
  { code: 'SELF', zh: '本人', en: 'Myself' },
  { code: 'CLOSE_RELATIVE', zh: '近亲属', en: 'A close relative' },
  { code: 'FORMER_EMPLOYER', zh: '曾经任职', en: 'I used to work there' },
  { code: 'OTHER', zh: '其他利害关系', en: 'Another interest' },
] as const satisfies readonly CodeItem[];
