import type { CodeItem } from './code-item.ts';

/** Why a report is not accepted (L05, L06); the reporter sees the words and may ask for a review. */
export const REJECT_REASONS = [
  {
    code: 'NOT_FUNDRAISING',
    zh: '所反映的事项不属于非法集资',
    en: 'What is described is not illegal fund-raising',
  },
  { code: 'NO_TARGET', zh: '无法确定被举报对象', en: 'The reported party cannot be identified' },
  { code: 'NO_FACTS', zh: '没有具体的事实或线索', en: 'There are no concrete facts' },
  { code: 'NOT_SUPPLEMENTED', zh: '逾期未补充材料', en: 'What was asked for was not sent in time' },
  {
    code: 'ALREADY_CONCLUDED',
    zh: '同一事项已有处理结论，且没有新的事实',
    en: 'The same matter is concluded and nothing new is said',
  },
  {
    code: 'IN_PROCEEDINGS',
    zh: '已进入侦查、诉讼或仲裁程序',
    en: 'The matter is before the police, a court or arbitration',
  },
  { code: 'OTHER', zh: '其他原因（附说明）', en: 'Another reason, explained' },
] as const satisfies readonly CodeItem[];

/** Why the system itself took a step (L02). */
export const SYSTEM_REASONS = [
  {
    code: 'DEEMED_ACCEPTED',
    zh: '受理期限内没有决定，视同受理',
    en: 'Nobody decided in time: deemed accepted',
  },
] as const satisfies readonly CodeItem[];

/** Why a verified report earns no reward (R03, R09); a scheme's `eligibility.exclusions` names codes of this list. */
export const REFUSE_REWARD_REASONS = [
  {
    code: 'STAFF_OR_RELATIVE',
    zh: '举报人为有关工作人员、其近亲属或受其指使',
    en: 'Staff, a close relative of staff, or prompted by them',
  },
  { code: 'STATUTORY_DUTY', zh: '举报人负有法定报告职责', en: 'Reporting was the person’s statutory duty' },
  {
    code: 'REPORTER_SUSPECT',
    zh: '举报人或其近亲属涉嫌参与',
    en: 'The reporter or a close relative is a suspect',
  },
  {
    code: 'ALREADY_IN_PROCESS',
    zh: '举报前有关部门已受理、掌握或查处',
    en: 'The authorities already had the matter in hand',
  },
  {
    code: 'MEDIA_DISCLOSED',
    zh: '举报前媒体或网络已公开披露',
    en: 'The media or the internet had disclosed it',
  },
  {
    code: 'MERIT_ALREADY_RECOGNISED',
    zh: '已在其他案件中认定立功',
    en: 'Already credited as merit in another case',
  },
  { code: 'INTERESTED_PARTY', zh: '举报人为案件利害关系人', en: 'A party to the case' },
  { code: 'PAID_REPORTER', zh: '受雇或以牟利为目的代为举报', en: 'Hired to report' },
  {
    code: 'WITHDRAWN_OR_OBSTRUCTED',
    zh: '已撤回举报或妨碍核查',
    en: 'Withdrew the report or hindered the inquiry',
  },
  {
    code: 'UNREACHABLE',
    zh: '无法核实身份或无法联系',
    en: 'Identity cannot be verified or the reporter not reached',
  },
  { code: 'ANONYMOUS', zh: '奖励方案不适用于匿名举报', en: 'The scheme does not reward anonymous reports' },
  { code: 'NOT_FIRST', zh: '已有在先举报人', en: 'Somebody else reported it first' },
  { code: 'FALSE_OR_FRAUD', zh: '捏造事实或骗取奖励', en: 'Invented facts or fraud' },
  { code: 'NO_CONTRIBUTION', zh: '所举报内容对查处没有作用', en: 'The report did not help the case' },
  { code: 'OTHER', zh: '其他原因（附说明）', en: 'Another reason, explained' },
] as const satisfies readonly CodeItem[];
