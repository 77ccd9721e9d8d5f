import type { OverdueShare, Statistics } from '../../contract/statistics.ts';
import { formatYuan } from '../../domain/money.ts';
import { MEASURES } from '../../domain/statistics.ts';
import { BYTE_ORDER_MARK, csvLine } from '../csv-cell.ts';

const WORDS = {
  'zh-CN': {
    head: ['时期', '分组', '类别', '指标', '数值'],
    withheld: '不公布',
    whole: '合计',
    groups: { sector: '行业', township: '乡镇', channel: '举报方式', month: '月份' },
    measures: { received: '收到（件）', accepted: '受理（件）', verified: '查实（件）' },
    acceptDays: '受理用时中位数（工作日）',
    determineDays: '认定用时中位数（工作日）',
    overdue: '超期答复占比',
    awards: '发放奖励（笔）',
    paid: '发放奖励（元）',
    below: '低于',
    above: '高于',
  },
  en: {
    head: ['Period', 'Group', 'Part', 'Measure', 'Number'],
    withheld: 'not published',
    whole: 'Total',
    groups: { sector: 'Sector', township: 'Township', channel: 'Way of reporting', month: 'Month' },
    measures: { received: 'Received', accepted: 'Accepted', verified: 'Verified' },
    acceptDays: 'Median working days to acceptance',
    determineDays: 'Median working days to determination',
    overdue: 'Answered late',
    awards: 'Rewards paid (count)',
    paid: 'Rewards paid (yuan)',
    below: 'below ',
    above: 'above ',
  },
} as const;

/** All that is published, a number a line, for whoever reckons with it. */
export function statisticsTable({ years, quarters }: Statistics, locale: 'zh-CN' | 'en'): string {
  const words = WORDS[locale];
  const told = (value: number | null): string => (value === null ? words.withheld : String(value));
  const counts = (period: string, group: string, part: string, of: (typeof years)[number]['counts']) =>
    MEASURES.map((measure) => [period, group, part, words.measures[measure], told(of[measure])]);
  const medians = (period: string, of: (typeof years)[number]['medians']) => [
    [period, words.whole, '', words.acceptDays, told(of.acceptDays)],
    [period, words.whole, '', words.determineDays, told(of.determineDays)],
  ];
  const share = (of: OverdueShare): string => {
    if ('exactly' in of) return `${of.exactly}%`;
    return 'below' in of ? `${words.below}${of.below}%` : `${words.above}${of.above}%`;
  };
  const lines = [
    [...words.head],
    ...years.flatMap(({ period, counts: whole, medians: days, overdue, paid, by }) => [
      ...counts(period, words.whole, '', whole),
      ...medians(period, days),
      [period, words.whole, '', words.overdue, overdue ? share(overdue) : words.withheld],
      [period, words.whole, '', words.awards, told(paid?.awards ?? null)],
      [period, words.whole, '', words.paid, paid ? formatYuan(paid.fen).replaceAll(',', '') : words.withheld],
      ...(['sector', 'township', 'channel'] as const).flatMap((dimension) =>
        by[dimension].flatMap((part) =>
          counts(period, words.groups[dimension], locale === 'en' ? part.en : part.zh, part),
        ),
      ),
    ]),
    ...quarters.flatMap(({ period, counts: whole, months, medians: days }) => [
      ...counts(period, words.whole, '', whole),
      ...medians(period, days),
      ...months.flatMap((month, index) => counts(period, words.groups.month, monthOf(period, index), month)),
    ]),
  ];
  return BYTE_ORDER_MARK + lines.map(csvLine).join('');
}

/** `2026-Q2`, 0 → `2026-04`. */
function monthOf(period: string, index: number): string {
  const [year, quarter = '1'] = period.split('-Q');
  return `${year}-${String(Number(quarter) * 3 - 2 + index).padStart(2, '0')}`;
}
