import * as lists from './code-lists.ts';
import { type CodeItem, itemOf } from './code-lists/code-item.ts';
import { LEAD_TRANSITIONS } from './lead-transitions.ts';
import { REWARD_TRANSITIONS } from './reward-transitions.ts';

/**
 * How a fact of the log is read: PLAIN as it stands (a number, a day, an id, somebody's own words), MONEY in fen, CODE by
 * the words below, and what the district or the office names itself: units, desks, roles, drawers, states.
 */
export const FACT_KINDS = ['PLAIN', 'MONEY', 'CODE', 'UNIT', 'DESK', 'ROLE', 'DRAWER', 'STATUS'] as const;
export type FactKind = (typeof FACT_KINDS)[number];
export type AuditFact = CodeItem & { readonly kind: FactKind };

const fact = (code: string, zh: string, en: string, kind: FactKind = 'PLAIN'): AuditFact => ({
  code,
  zh,
  en,
  kind,
});

/** Every fact that an entry of the log may carry, in words that anybody reads. */
export const AUDIT_FACTS: readonly AuditFact[] = [
  fact('reason', '理由', 'Reason', 'CODE'),
  fact('why', '原因', 'Why', 'CODE'),
  fact('what', '内容', 'What', 'CODE'),
  fact('of', '哪一份', 'Which', 'CODE'),
  fact('to', '转到', 'To', 'STATUS'),
  fact('into', '并入线索', 'Merged into'),
  fact('reference', '编号', 'Reference'),
  fact('splitFrom', '拆出自线索', 'Split off from'),
  fact('target', '风险主体', 'Target'),
  fact('verb', '步骤', 'Step', 'CODE'),
  fact('transition', '规则', 'Rule'),
  fact('trigger', '起因', 'Cause', 'CODE'),
  fact('stageId', '奖励环节', 'Stage of the award'),
  fact('channel', '渠道', 'Channel', 'CODE'),
  fact('standing', '来人身份', 'Standing', 'CODE'),
  fact('notice', '告知情况', 'Notice given', 'CODE'),
  fact('slip', '回执', 'Slip', 'CODE'),
  fact('cameIn', '收到日期', 'Came in'),
  fact('relation', '关系', 'Relation', 'CODE'),
  fact('verdict', '查毒结果', 'Verdict', 'CODE'),
  fact('copy', '副本摘要', 'Digest of the copy'),
  fact('uncleaned', '未清理', 'Not cleaned', 'CODE'),
  fact('fileId', '文件编号', 'File'),
  fact('outcome', '结论', 'Outcome', 'CODE'),
  fact('grade', '等级', 'Grade'),
  fact('class', '处置类别', 'Class of disposal'),
  fact('signature', '病毒特征', 'Virus signature'),
  fact('office', '以何身份', 'As', 'DESK'),
  fact('unit', '单位', 'Unit', 'UNIT'),
  fact('assisting', '协助单位', 'Assisting units', 'UNIT'),
  fact('agency', '机关', 'Agency', 'UNIT'),
  fact('agencies', '机关', 'Agencies', 'UNIT'),
  fact('LEAD_AGENCY', '发改局份额', 'Share of the lead agency'),
  fact('POLICE', '公安份额', 'Share of the police'),
  fact('MARKET_REG', '市监份额', 'Share of market regulation'),
  fact('desk', '岗位', 'Desk', 'DESK'),
  fact('desks', '岗位', 'Desks', 'DESK'),
  fact('roles', '角色', 'Roles', 'ROLE'),
  fact('drawer', '内容', 'Drawer', 'DRAWER'),
  fact('drawers', '内容', 'Drawers', 'DRAWER'),
  fact('staffId', '人员', 'Person'),
  fact('shifts', '班次数', 'Shifts'),
  fact('day', '日期', 'Day'),
  fact('dayKind', '种类', 'Kind of day', 'CODE'),
  fact('robotId', '群机器人', 'Group robot'),
  fact('robotKind', '平台', 'Messenger', 'CODE'),
  fact('inUse', '启用', 'In use', 'CODE'),
  fact('rung', '逾期升级', 'Rung of the ladder', 'CODE'),
  fact('reviewerId', '复核人', 'Reviewer'),
  fact('person', '人员', 'Person'),
  fact('by', '经办', 'By'),
  fact('amountFen', '金额', 'Amount', 'MONEY'),
  fact('lowFen', '最低金额', 'Lowest amount', 'MONEY'),
  fact('highFen', '最高金额', 'Highest amount', 'MONEY'),
  fact('totalFen', '合计', 'Total', 'MONEY'),
  fact('documentNo', '文号', 'Document'),
  fact('receiptRef', '回执号', 'Receipt'),
  fact('dissents', '保留意见', 'Dissents', 'CODE'),
  fact('files', '文件数', 'Files'),
  fact('fileBytes', '文件字节数', 'Bytes of files'),
  fact('sheets', '文字份数', 'Sheets'),
  fact('leads', '线索数', 'Leads'),
  fact('items', '笔数', 'Payments'),
  fact('results', '已核对', 'Settled'),
  fact('open', '未核对', 'Open'),
  fact('count', '数量', 'Count'),
  fact('rules', '规则数', 'Rules'),
  fact('active', '有效', 'Active'),
  fact('channels', '渠道数', 'Channels'),
  fact('added', '新增', 'Added'),
  fact('removed', '撤下', 'Removed'),
  fact('villages', '村居数', 'Villages'),
  fact('sectors', '行业数', 'Sectors'),
  fact('townships', '乡镇数', 'Townships'),
  fact('units', '单位数', 'Units'),
  fact('texts', '文字数', 'Texts'),
  fact('changed', '改动', 'Changed'),
  fact('complaints', '投诉办法', 'Where to complain', 'CODE'),
  fact('nameZh', '中文名称', 'Chinese name'),
  fact('nameEn', '英文名称', 'English name'),
  fact('leadColour', '主色', 'Leading colour'),
  fact('emblem', '徽标摘要', 'Digest of the emblem'),
  fact('code', '区划代码', 'District code'),
  fact('entries', '条数', 'Entries'),
  fact('asOf', '截至', 'As of'),
  fact('list', '名单编号', 'List'),
  fact('period', '时期', 'Period'),
  fact('scheme', '办法', 'Measure'),
  fact('version', '版本', 'Version'),
  fact('generation', '第几代', 'Generation'),
  fact('fromGeneration', '从第几代', 'From generation'),
  fact('recoveryGeneration', '恢复钥匙第几代', 'Recovery generation'),
  fact('resealed', '已重新封存', 'Sealed anew'),
  fact('broken', '打不开', 'Broken'),
  fact('tags', '更换的检索摘要', 'Tags made anew'),
  fact('sealed', '重新封存的密钥和资料', 'Keys and values sealed anew'),
  fact('vouched', '重新担保的公钥', 'Public keys vouched for anew'),
  fact('sessions', '结束的登录', 'Sign-ins ended'),
  fact('uploads', '中止的上传', 'Uploads ended'),
  fact('gone', '文件已不在', 'File is gone', 'CODE'),
  fact('until', '到期', 'Until'),
  fact('size', '日志条数', 'Entries of the log'),
  fact('breaches', '破坏处数', 'Breaches'),
  fact('first', '第一处', 'The first'),
  fact('entry', '账目号', 'Entry'),
  fact('payment', '支付编号', 'Payment'),
  fact('batch', '批次号', 'Batch'),
  fact('good', '相符行数', 'Lines that fit'),
  fact('digest', '摘要', 'Digest'),
  fact('report', '报告摘要', 'Digest of the report'),
  fact('commitment', '销毁内容摘要', 'Digest of what went'),
  fact('archiveSha256', '移交包摘要', 'Digest of the archive'),
  fact('evidenceId', '文件编号', 'File'),
  fact('caseId', '案件编号', 'Case'),
  fact('shareOf', '分享自奖励', 'Share of the award'),
  fact('laterLead', '后来的线索', 'The later lead'),
  fact('finding', '认定', 'Finding', 'CODE'),
  fact('answered', '已核对的情形数', 'Answered'),
  fact('compared', '比对件数', 'Compared'),
  fact('paper', '材料', 'Paper', 'CODE'),
  fact('unsealId', '启封编号', 'Unseal'),
  fact('measure', '措施', 'Measure', 'CODE'),
  fact('approvalId', '审批编号', 'Approval'),
  fact('meetingId', '会商编号', 'Meeting'),
  fact('comes', '是否参加', 'Comes', 'CODE'),
  fact('purposeId', '用途编号', 'Purpose'),
  fact('handOverId', '移交编号', 'Hand-over'),
  fact('holdId', '留存编号', 'Hold'),
  fact('tieId', '申报编号', 'Tie'),
  fact('runId', '销毁批次', 'Erasure run'),
  fact('rotation', '换钥编号', 'Rotation'),
  fact('act', '筛选事项', 'Act looked for'),
  fact('lead', '筛选线索', 'Lead looked for'),
  fact('from', '筛选起日', 'From'),
  fact('before', '往前翻到', 'Turned back to'),
  fact('fundOrder', '资金事项编号', 'Act of the fund'),
  fact('fundLine', '预算科目', 'Budget line'),
  fact('fundSource', '资金来源', 'Source', 'CODE'),
  fact('filter', '筛选', 'Filter'),
  fact('rows', '行数', 'Rows'),
  fact('format', '格式', 'Format'),
];

/** Settings stand in the log by their path; the first part says which page of the settings it is. */
export const SETTING_GROUPS: readonly CodeItem[] = [
  { code: 'clocks', zh: '时限', en: 'Clock' },
  { code: 'evidence', zh: '证据文件', en: 'Evidence' },
  { code: 'limits', zh: '访问次数', en: 'Visits' },
  { code: 'retention', zh: '保存期限', en: 'Retention' },
  { code: 'lowBudgetAlarmPercent', zh: '额度提醒（%）', en: 'Low budget alarm (%)' },
  { code: 'pickUpCodeAllowed', zh: '允许领取码', en: 'Pick-up codes allowed' },
  { code: 'maxSupplements', zh: '补充次数上限', en: 'Most requests for more' },
  { code: 'claimExtensionMaxMonths', zh: '恢复领取的最长月数', en: 'Months to restore a claim' },
  { code: 'unsealMinutes', zh: '启封时长（分钟）', en: 'Minutes of an unseal' },
  { code: 'meeting', zh: '会商必须到会', en: 'Must attend a joint meeting' },
  { code: 'escalation', zh: '逾期升级', en: 'Escalation' },
  { code: 'officeHour', zh: '每日提醒时刻', en: 'Hour of the daily reminders' },
  { code: 'silenceAccepts', zh: '逾期视同受理', en: 'Silence counts as acceptance' },
  { code: 'policePhone', zh: '值班警方电话', en: 'Phone of the police on duty' },
];

/** What of the district can be set, each a subject of the log. */
export const SETTING_AREAS: readonly CodeItem[] = [
  { code: 'settings', zh: '设置', en: 'Settings' },
  { code: 'routing', zh: '分派规则', en: 'Routing rules' },
  { code: 'channels', zh: '举报渠道', en: 'Channels' },
  { code: 'robots', zh: '群机器人', en: 'Group robots' },
  { code: 'calendar', zh: '工作日历', en: 'Working calendar' },
  { code: 'duty', zh: '值班表', en: 'Duty roster' },
  { code: 'district', zh: '区县', en: 'The district' },
  { code: 'licences', zh: '持牌机构名单', en: 'Licensed institutions' },
  { code: 'exclusions', zh: '排除名单', en: 'Exclusion lists' },
  { code: 'look', zh: '名称和颜色', en: 'Name and colours' },
  { code: 'texts', zh: '页面文字', en: 'The pages’ words' },
  { code: 'places', zh: '乡镇、行业和单位', en: 'Townships, sectors, units' },
  { code: 'catalogues', zh: '手段和理由', en: 'Modes and reasons' },
  { code: 'notices', zh: '通知文字', en: 'What the mail says' },
  { code: 'villages', zh: '村居名单', en: 'Villages' },
  { code: 'serverKeys', zh: '服务器密钥', en: 'The server’s keys' },
  { code: 'recovery', zh: '恢复份额', en: 'Recovery shares' },
  { code: 'statistics', zh: '统计数据', en: 'Statistics' },
];

/** What an entry is about where that is no lead, award, person or desk. */
export const AUDIT_SUBJECTS: readonly CodeItem[] = [
  { code: 'log', zh: '日志', en: 'The log' },
  { code: 'overview', zh: '总览', en: 'The overview' },
  { code: 'queue', zh: '线索列表', en: 'The queue' },
  { code: 'supervision', zh: '督导', en: 'Supervision' },
  { code: 'report', zh: '月报', en: 'The monthly report' },
  { code: 'ledger', zh: '专项资金账簿', en: 'The fund’s books' },
  { code: 'comparison', zh: '奖励方案两版比较', en: 'Two versions of the reward scheme' },
  ...SETTING_AREAS,
];

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

/** A fact's name in words; a setting by its group and its own name, what a newer version wrote as it stands. */
export function factName(name: string): AuditFact {
  const known = itemOf(AUDIT_FACTS, name);
  if (known) return known;
  const [group = '', ...rest] = name.split('.');
  const { zh, en } = itemOf(SETTING_GROUPS, group) ?? { zh: name, en: name };
  const own = rest.length ? ` ${rest.join(' ')}` : '';
  return { code: name, zh: zh + own, en: en + own, kind: rest.length ? 'PLAIN' : 'CODE' };
}

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
