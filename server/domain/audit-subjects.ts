import type { CodeItem } from './code-lists/code-item.ts';

/** Settings stand in the log by their path; the first part says which page of the settings it is. */
export const SETTING_GROUPS: readonly CodeItem[] = [
  { code: 'clocks', zh: '时限', en: 'Clock' },
  { code: 'evidence', zh: '证据文件', en: 'Evidence' },
  { code: 'limits', zh: '访问次数', en: 'Visits' },
  { code: 'retention', zh: '保存期限', en: 'Retention' },
  { code: 'lowBudgetAlarmPercent', zh: '额度提醒（%）', en: 'Low budget alarm (%)' },
  {
    code: 'payeeOftenAYear',
    zh: '同一账户一年几笔算经常',
    en: 'Awards a year to one account that count as often',
  },
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
