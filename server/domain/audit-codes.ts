import { AUDIT_SUBJECTS } from './audit-subjects.ts';
import * as lists from './code-lists.ts';
import { type CodeItem, itemOf } from './code-lists/code-item.ts';
import { LEAD_TRANSITIONS } from './lead-transitions.ts';
import { REWARD_TRANSITIONS } from './reward-transitions.ts';

/** Codes that no list of the office's forms holds. */
const VALUES: readonly CodeItem[] = [
  { code: 'HELPFUL', zh: '有帮助', en: 'helpful' },
  { code: 'NOT_HELPFUL', zh: '没有帮助', en: 'not helpful' },
  { code: 'JOINT', zh: '联名或同一人', en: 'joint, or the same person' },
  { code: 'approval', zh: '奖励审批表', en: 'the approval form' },
  { code: 'notice', zh: '领奖通知书', en: 'the notice to claim' },
  { code: 'refusal', zh: '不予奖励决定书', en: 'the decision to refuse' },
  { code: 'revocation', zh: '撤销奖励决定书', en: 'the decision to revoke' },
  { code: 'return', zh: '退回奖金通知书', en: 'the notice to return the money' },
  // In every list, with a tail of its own: here whatever the list.
  { code: 'OTHER', zh: '其他', en: 'other' },
  { code: 'true', zh: '是', en: 'yes' },
  { code: 'false', zh: '否', en: 'no' },
  { code: 'ORIGINAL', zh: '原件', en: 'original' },
  { code: 'COPY', zh: '副本', en: 'copy' },
  { code: 'WORKING', zh: '工作副本', en: 'working copy' },
  { code: 'PREVIEW', zh: '预览', en: 'preview' },
  { code: 'THUMB', zh: '缩略图', en: 'small picture' },
  { code: 'view', zh: '查看', en: 'looked at' },
  { code: 'download', zh: '下载', en: 'downloaded' },
  { code: 'NOT_SCANNED', zh: '未查毒', en: 'not scanned' },
  { code: 'CLEAN', zh: '没有病毒', en: 'clean' },
  { code: 'INFECTED', zh: '带有病毒', en: 'infected' },
  { code: 'WAITING', zh: '等待查毒', en: 'waits for the scanner' },
  { code: 'UNKNOWN_KIND', zh: '不能清理的文件种类', en: 'no kind of file that can be cleaned' },
  { code: 'BROKEN', zh: '文件读不出来', en: 'the file cannot be read' },
  { code: 'LOCKED', zh: '文件有密码', en: 'under a password' },
  { code: 'TOO_LARGE', zh: '文件太大', en: 'too large' },
  { code: 'TOO_COSTLY', zh: '清理太费时', en: 'took too long' },
  { code: 'SUBSTANTIATED', zh: '查证属实', en: 'substantiated' },
  { code: 'UNSUBSTANTIATED', zh: '未查实', en: 'unsubstantiated' },
  { code: 'FALSE_REPORT', zh: '涉嫌诬告', en: 'suspected false report' },
  { code: 'LEAD_GRADED', zh: '线索定级', en: 'the lead was graded' },
  { code: 'PRELIM_INVESTIGATION_OPENED', zh: '启动初步调查', en: 'a preliminary investigation was opened' },
  { code: 'ADMIN_OR_JUDICIAL_DISPOSAL', zh: '行政或司法处置', en: 'disposed of by office or court' },
  { code: 'CASE_CONCLUDED', zh: '案件办结', en: 'the case was concluded' },
  { code: 'JUDGMENT_EFFECTIVE', zh: '判决生效', en: 'the judgment took effect' },
  { code: 'NO_SCHEME', zh: '当时没有生效的办法', en: 'no measure was in force' },
  { code: 'WAIVED', zh: '举报人放弃奖励', en: 'the reporter waived it' },
  { code: 'BY_DUTY', zh: '履职举报', en: 'reported by duty' },
  { code: 'WITHDRAWN', zh: '举报人已撤回', en: 'withdrawn' },
  {
    code: 'MODE_NOT_ADMITTED',
    zh: '办法不适用于该举报方式',
    en: 'the measure does not admit this way of reporting',
  },
  { code: 'NO_STAGE', zh: '办法没有这一环节', en: 'the measure has no such stage' },
  { code: 'NOTHING_DUE', zh: '计算结果为零', en: 'nothing is due' },
  { code: 'ALREADY_THERE', zh: '这一环节已有奖励', en: 'the stage has its award already' },
  { code: 'HOLIDAY', zh: '放假', en: 'day off' },
  { code: 'WORKDAY', zh: '上班', en: 'working day' },
  { code: 'WECOM', zh: '企业微信', en: 'WeCom' },
  { code: 'DINGTALK', zh: '钉钉', en: 'DingTalk' },
  { code: 'FEISHU', zh: '飞书', en: 'Feishu' },
  { code: 'SUPERVISOR', zh: '提醒主管', en: 'told the supervisor' },
  { code: 'HEAD', zh: '提醒牵头单位负责人', en: 'told the head of the lead agency' },
  { code: 'SCORECARD', zh: '计入考核', en: 'counts on the scorecard' },
  { code: 'LEGAL_HOLD', zh: '依法留存', en: 'Legal hold' },
  { code: 'NOT_ARCHIVED', zh: '还没有归档', en: 'Not in the archive yet' },
  { code: 'REVIEW_RUNS', zh: '正在复核', en: 'Under review' },
  { code: 'DISCLOSURE_HELD', zh: '公安要求暂不告知', en: 'The police ask for silence' },
  { code: 'REWARD_OPEN', zh: '奖励还没有办完', en: 'A reward is under way' },
  { code: 'REQUEST_OPEN', zh: '有启封或移交正在办', en: 'An unsealing or a hand-over is under way' },
  { code: 'APPROPRIATE', zh: '批复额度', en: 'an appropriation' },
  { code: 'REDUCE', zh: '调减额度', en: 'a reduction' },
  { code: 'REVERSE', zh: '冲销分录', en: 'a reversal' },
  { code: 'CLOSE_YEAR', zh: '年终结账', en: 'the closing of a year' },
  { code: 'DISTRICT', zh: '本级', en: 'the district' },
  { code: 'CITY', zh: '市级', en: 'the city' },
  { code: 'PROVINCE', zh: '自治区级', en: 'the region' },
  { code: 'CENTRAL', zh: '中央', en: 'central' },
  { code: 'NOT_DUE', zh: '还没有到期', en: 'it is not due' },
  { code: 'RUN_REFUSED', zh: '没有批准', en: 'the run was refused' },
  { code: 'FACT_MISSING', zh: '缺少事实', en: 'a fact is missing' },
  { code: 'LEAD_VERIFIED', zh: '线索查实', en: 'the lead was verified' },
  { code: 'CRIMINAL_FILED', zh: '公安立案', en: 'the police filed a case' },
];

const STEPS: readonly CodeItem[] = [...LEAD_TRANSITIONS, ...REWARD_TRANSITIONS].map(({ verb, zh }) => ({
  code: verb,
  zh,
  en: verb.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
}));

const isList = (value: unknown): value is readonly CodeItem[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'zh' in item);

/** Every list of codes, the reasons of awards among them. */
const ALL: readonly CodeItem[] = [
  ...VALUES,
  ...AUDIT_SUBJECTS,
  ...Object.values(lists).flatMap((list) =>
    isList(list) ? list : typeof list === 'object' ? Object.values(list).filter(isList).flat() : [],
  ),
  ...STEPS,
];

/** The words of a coded value, or of several with spaces between; undefined where one of them has none. */
export function codeWords(value: string): { zh: string; en: string } | undefined {
  const found = value.split(' ').map((code) => itemOf(ALL, code) ?? asItStands(code));
  if (found.some((item) => item === undefined)) return undefined;
  return {
    zh: found.map((item) => item?.zh).join('、'),
    en: found.map((item) => item?.en).join(', '),
  };
}

/** A field's path or a number, which is no code of ours, needs no words. */
const asItStands = (text: string): CodeItem | undefined =>
  /^[A-Z][A-Z0-9_]+$/.test(text) ? undefined : { code: text, zh: text, en: text };
