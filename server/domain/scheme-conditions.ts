import type { CodeItem } from './code-lists/code-item.ts';
import type { InWords } from './scheme-outline.ts';
import type { RewardScheme } from './scheme-types.ts';

/** What real measures demand before they reward (handbook 2.2), by the code that a scheme names. */
// prettier-ignore
const REQUIRED: readonly CodeItem[] = [
  { code: 'IDENTIFIABLE_TARGET', zh: '有明确的被举报对象和具体的事实或者证据', en: 'It names whom it is about, with facts or evidence' },
  { code: 'NOT_KNOWN_BEFORE', zh: '举报之前，有关部门还没有掌握', en: 'No authority knew of it before' },
  { code: 'VERIFIED', zh: '经核查属实', en: 'It was verified' },
  { code: 'DISPOSED', zh: '已经依法作出行政处理，或者公安机关已经立案', en: 'It was dealt with by the administration, or the police filed a case' },
];

// prettier-ignore
const EXCLUDED: readonly CodeItem[] = [
  { code: 'STAFF_OR_RELATIVE', zh: '负责处置非法集资的工作人员及其近亲属，或者受他们指使的人', en: 'Staff who handle illegal fund-raising, their close relatives, and whomever they prompt' },
  { code: 'DUTY_REPORTER', zh: '有法定职责发现、报告的人，如村（居）委会和网格员', en: 'Whoever must find and report it by duty, such as village committees and grid workers' },
  { code: 'ALREADY_IN_PROCESS', zh: '举报之前，行政机关或者公安机关已经受理、立案', en: 'Authorities or police had taken it up before' },
  { code: 'MEDIA_DISCLOSED', zh: '媒体或者网络已经公开披露', en: 'The media or the Internet had made it public' },
  { code: 'REPORTER_SUSPECT', zh: '举报人自己涉嫌参与犯罪', en: 'The reporter is suspected of taking part in the crime' },
  { code: 'MERIT_ALREADY_RECOGNISED', zh: '已经在别的案件中因此立功受奖', en: 'The same merit was rewarded in another case' },
  { code: 'WITHDRAWN', zh: '受理之后自己撤回举报', en: 'The reporter took the report back' },
  { code: 'FALSE_OR_FRAUD', zh: '捏造事实，或者骗取奖励（已经发放的要追回）', en: 'It was made up, or to obtain a reward by fraud (what was paid is claimed back)' },
  { code: 'ANONYMOUS', zh: '匿名举报', en: 'Anonymous reports' },
];

/** A measure's own conditions and exclusions in words; a code that nobody knows says itself. */
export function conditionsOf({ eligibility = {} }: RewardScheme): {
  require: InWords[];
  exclusions: InWords[];
} {
  return {
    require: inWords(eligibility.require, REQUIRED),
    exclusions: inWords(eligibility.exclusions, EXCLUDED),
  };
}

// Measures are kept as they were written, and nothing checked these lists.
function inWords(codes: unknown, known: readonly CodeItem[]): InWords[] {
  if (!Array.isArray(codes)) return [];
  return codes
    .filter((code): code is string => typeof code === 'string')
    .map((code) => known.find((item) => item.code === code) ?? { code, zh: code, en: code })
    .map(({ zh, en }) => ({ zh, en }));
}
