import type { CodeItem } from './code-item.ts';

type AmountBandItem = CodeItem & { readonly lowerFen: number | null; readonly upperFen: number | null };
type PeopleBandItem = CodeItem & { readonly lower: number | null; readonly upper: number | null };

/**
 * What the reporter believes was raised, in integer fen: from `lowerFen` (inclusive) to below `upperFen`; null = open.
 * The borders are those of 法释〔2022〕5号 art. 3–5 (100万, 500万, 5000万元), so that a band is also a triage flag.
 */
export const AMOUNT_BANDS = [
  { code: 'UNDER_1M', zh: '100万元以下', en: 'Under ¥1 million', lowerFen: 0, upperFen: 100_000_000 },
  { code: 'FROM_1M', zh: '100万至500万元', en: '¥1–5 million', lowerFen: 100_000_000, upperFen: 500_000_000 },
  {
    code: 'FROM_5M',
    zh: '500万至5000万元',
    en: '¥5–50 million',
    lowerFen: 500_000_000,
    upperFen: 5_000_000_000,
  },
  {
    code: 'FROM_50M',
    zh: '5000万元以上',
    en: '¥50 million or more',
    lowerFen: 5_000_000_000,
    upperFen: null,
  },
  { code: 'UNKNOWN', zh: '不清楚', en: 'Not known', lowerFen: null, upperFen: null },
] as const satisfies readonly AmountBandItem[];

export type AmountBand = (typeof AMOUNT_BANDS)[number]['code'];

/** How many people put money in: from `lower` (inclusive) to below `upper`; borders of the same articles. */
export const PEOPLE_BANDS = [
  { code: 'UNDER_150', zh: '150人以下', en: 'Fewer than 150 people', lower: 0, upper: 150 },
  { code: 'FROM_150', zh: '150至500人', en: '150–500 people', lower: 150, upper: 500 },
  { code: 'FROM_500', zh: '500至5000人', en: '500–5,000 people', lower: 500, upper: 5000 },
  { code: 'FROM_5000', zh: '5000人以上', en: '5,000 people or more', lower: 5000, upper: null },
  { code: 'UNKNOWN', zh: '不清楚', en: 'Not known', lower: null, upper: null },
] as const satisfies readonly PeopleBandItem[];

export type PeopleBand = (typeof PEOPLE_BANDS)[number]['code'];

/** The band of an exact amount in fen. */
export function amountBandOf(fen: number): AmountBand {
  return AMOUNT_BANDS.findLast((band) => band.lowerFen !== null && fen >= band.lowerFen)?.code ?? 'UNKNOWN';
}

/** The band of an exact number of people. */
export function peopleBandOf(people: number): PeopleBand {
  return PEOPLE_BANDS.findLast((band) => band.lower !== null && people >= band.lower)?.code ?? 'UNKNOWN';
}
