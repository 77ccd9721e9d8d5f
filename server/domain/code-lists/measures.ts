import type { CodeItem } from './code-item.ts';

/**
 * What an investigation may do, by the article of Decree 737 (防范和处置非法集资条例) that allows it. `approved`: it takes the
 * word of the lead agency's principal head; `above`: a higher authority decides, whose document is on record.
 */
export type MeasureItem = CodeItem & {
  readonly article: 21 | 22 | 24;
  readonly approved?: true;
  readonly above?: true;
};

const measure = <const C extends string>(
  code: C,
  article: MeasureItem['article'],
  zh: string,
  en: string,
  more: Pick<MeasureItem, 'approved' | 'above'> = {},
) => ({ code, article, zh, en, ...more });

export const MEASURE_ITEMS = [
  measure('ENTER_PREMISES', 21, '进入场所调查取证', 'Entered premises'),
  measure('QUESTION', 21, '询问有关单位和个人', 'Questioned people'),
  measure('INSPECT_COPY', 21, '查阅、复制文件资料和电子数据', 'Inspected and copied records'),
  measure('SEAL_RECORDS', 21, '封存可能被转移、隐匿或毁损的资料', 'Sealed records'),
  measure('QUERY_ACCOUNTS', 21, '查询有关账户', 'Queried accounts', { approved: true }),
  measure('SUSPEND_RAISING', 22, '责令暂停集资行为', 'Ordered the fund-raising to pause'),
  measure('HOLD_REGISTRATION', 22, '通知暂停办理登记', 'Had registration put on hold'),
  measure('SEIZE', 24, '查封、扣押场所和资产', 'Sealed or seized premises and assets', { approved: true }),
  measure('ORDER_RECOVERY', 24, '责令追回、变价出售资产用于清退', 'Ordered assets back for repayment', {
    approved: true,
  }),
  measure(
    'EXIT_BAN',
    24,
    '限制出境（由设区的市级以上决定）',
    'Exit ban (decided by the prefecture or above)',
    {
      above: true,
    },
  ),
] as const satisfies readonly MeasureItem[];

export type Measure = (typeof MEASURE_ITEMS)[number]['code'];
