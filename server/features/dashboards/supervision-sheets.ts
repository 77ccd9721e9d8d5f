import type { Sheet } from '../../adapters/office-file/office-file.ts';
import type { Supervision } from '../../contract/dashboards.ts';

type Lang = 'zh-CN' | 'en';
export const SUPERVISION_TITLE: Record<Lang, string> = { 'zh-CN': '督导', en: 'Supervision' };

const WORDS = {
  'zh-CN': {
    units: { LEAD_AGENCY: '发改局', POLICE: '公安分局', MARKET_REG: '市场监管分局' },
    overdue: '各单位超期',
    overdueColumns: ['单位', '超期（件）', '超期10个工作日以上（件）'],
    kept: '对举报人的承诺',
    keptColumns: ['承诺', '到期（件）', '按时（件）', '没做到（件）'],
    promises: { answer: '按时答复', verify: '按时核查完', determine: '按时作出认定' },
    trend: '与上年同期',
    trendColumns: ['月份', '收到', '上年', '受理', '上年', '查实', '上年'],
    scores: '各单位得分',
    scoreColumns: ['单位', '报主管（次）', '报负责人（次）', '记分（次）', '扣分', '得分'],
  },
  en: {
    units: { LEAD_AGENCY: 'Development and reform', POLICE: 'Police', MARKET_REG: 'Market regulation' },
    overdue: 'Overdue by unit',
    overdueColumns: ['Unit', 'Overdue', 'for over 10 working days'],
    kept: 'Promises to reporters',
    keptColumns: ['Promise', 'Fell due', 'Kept', 'Broken'],
    promises: { answer: 'Answer in time', verify: 'Verify in time', determine: 'Conclude in time' },
    trend: 'Against last year',
    trendColumns: ['Month', 'Received', 'last year', 'Accepted', 'last year', 'Verified', 'last year'],
    scores: 'Scores',
    scoreColumns: ['Unit', 'To the supervisor', 'To the head', 'To the scorecard', 'Deducted', 'Score'],
  },
} as const;

/** Every table of the supervision's page. */
export function supervisionSheets(told: Supervision, lang: Lang): Sheet[] {
  const words = WORDS[lang];
  return [
    {
      title: words.overdue,
      columns: words.overdueColumns,
      rows: told.overdue.map(({ unit, count, long }) => [words.units[unit], count, long]),
    },
    {
      title: words.kept,
      columns: words.keptColumns,
      rows: (['answer', 'verify', 'determine'] as const).map((key) => {
        const { due, kept } = told.kept[key];
        return [words.promises[key], due, kept, due - kept];
      }),
    },
    {
      title: words.trend,
      columns: words.trendColumns,
      rows: told.trend.map(({ month, received, accepted, verified }) => [
        `${told.year}-${String(month).padStart(2, '0')}`,
        ...[received, accepted, verified].flatMap(({ now, before }) => [now, before]),
      ]),
    },
    {
      title: words.scores,
      columns: words.scoreColumns,
      rows: told.scores.map(({ unit, SUPERVISOR, HEAD, SCORECARD, deducted, score }) => [
        ...[words.units[unit], SUPERVISOR, HEAD, SCORECARD, deducted, score],
      ]),
    },
  ];
}
