import type { Sheet } from '../../adapters/office-file/office-file.ts';
import type { Overview, OverviewPart } from '../../contract/dashboards.ts';
import { DEFINITIONS } from '../../domain/milestones.ts';
import { LEAD_STATUS_WORDS } from '../../domain/lead-status-words.ts';

type Lang = 'zh-CN' | 'en';
export const OVERVIEW_TITLE: Record<Lang, string> = { 'zh-CN': '线索办理总览', en: 'Overview of leads' };

/** The tables' words, as the page has them. */
export const OVERVIEW_WORDS = {
  'zh-CN': {
    flow: '合计',
    measure: ['指标', '数值'],
    figures: {
      received: '收到（件）',
      accepted: '受理（件）',
      determined: '认定（件）',
      verified: '查实（件）',
    },
    quality: {
      received: '收到（件）',
      receivedAccepted: '其中已受理（件）',
      receivedVerified: '其中已查实（件）',
    },
    standing: '现在停在哪一步',
    standingColumns: ['状态', '在办', '逾期', '5日以内', '6至15日', '16至30日', '30日以上'],
    days: '用时与按时（工作日）',
    daysColumns: ['环节', '中位数', '九成线', '期限', '到期（件）', '按时（件）'],
    steps: { accept: '受理', verify: '核查', determine: '认定' },
    parts: { township: '按乡镇', channel: '渠道质量', sector: '按行业', mode: '按手法' },
    heads: { township: '乡镇', channel: '渠道', sector: '行业', mode: '手法' },
    repeated: '多次被举报的对象',
    repeatedColumns: ['行业', '乡镇', '这段时间（件）', '一共（件）'],
    withheld: '不显示',
    how: '怎么算的',
    word: '说明',
  },
  en: {
    flow: 'Total',
    measure: ['Measure', 'Number'],
    figures: { received: 'Received', accepted: 'Accepted', determined: 'Determined', verified: 'Verified' },
    quality: {
      received: 'Received',
      receivedAccepted: 'Accepted so far',
      receivedVerified: 'Verified so far',
    },
    standing: 'Where leads stand now',
    standingColumns: ['State', 'Open', 'Overdue', 'up to 5 days', '6–15 days', '16–30 days', 'over 30 days'],
    days: 'Time taken, and kept (working days)',
    daysColumns: ['Step', 'Median', '90% line', 'Limit', 'Fell due', 'On time'],
    steps: { accept: 'Accept', verify: 'Verify', determine: 'Determine' },
    parts: { township: 'By township', channel: 'Quality of channels', sector: 'By sector', mode: 'By mode' },
    heads: { township: 'Township', channel: 'Channel', sector: 'Sector', mode: 'Mode' },
    repeated: 'Targets reported again',
    repeatedColumns: ['Sector', 'Township', 'In this time', 'In all'],
    withheld: 'not shown',
    how: 'How this is counted',
    word: 'Meaning',
  },
} as const;

/** Every table of the overview, in the order of the page; the last says how it is counted. */
export function overviewSheets(overview: Overview, lang: Lang): Sheet[] {
  const words = OVERVIEW_WORDS[lang];
  const named = (item: { zh: string; en: string }): string => (lang === 'en' ? item.en : item.zh);
  const told = (value: number | null): number | string => value ?? words.withheld;
  const partsOf = (dimension: keyof Overview['by']): Sheet => {
    const measures: Partial<Record<keyof OverviewPart, string>> =
      dimension === 'channel' ? words.quality : words.figures;
    const keys = Object.keys(measures) as (keyof typeof words.figures)[];
    return {
      title: words.parts[dimension],
      columns: [words.heads[dimension], ...Object.values(measures)],
      rows: overview.by[dimension].map((part) => [named(part), ...keys.map((key) => told(part[key]))]),
    };
  };
  const figures = Object.keys(words.figures) as (keyof typeof words.figures)[];
  const steps = [
    { step: 'accept', kept: overview.kept.answer },
    { step: 'verify', kept: overview.kept.verify },
    { step: 'determine', kept: overview.kept.determine },
  ] as const;
  return [
    {
      title: words.flow,
      columns: words.measure,
      rows: figures.map((figure) => [words.figures[figure], told(overview.total[figure])]),
    },
    {
      title: words.standing,
      columns: words.standingColumns,
      rows: overview.standing.map(({ status, count, overdue, bands }) => [
        named(LEAD_STATUS_WORDS[status]),
        count,
        overdue,
        ...bands,
      ]),
    },
    {
      title: words.days,
      columns: words.daysColumns,
      rows: steps.map(({ step, kept }) => {
        const { median, ninth, limit } = overview.days[step];
        return [words.steps[step], rounded(median), rounded(ninth), limit, kept.due, kept.kept];
      }),
    },
    ...(['township', 'channel', 'sector', 'mode'] as const).map(partsOf),
    ...(overview.repeated
      ? [
          {
            title: words.repeated,
            columns: words.repeatedColumns,
            rows: overview.repeated.map(({ sector, township, received, ever }) => [
              named(sector),
              named(township),
              received,
              ever,
            ]),
          },
        ]
      : []),
    { title: words.how, columns: [words.word], rows: DEFINITIONS.map((one) => [named(one)]) },
  ];
}

const rounded = (days: number | null): number | null => (days === null ? null : Math.round(days * 10) / 10);
