import type { CompartmentKind } from './compartments.ts';
import type { FieldError } from './errors.ts';

/** How a lead ended, as far as its periods go. */
export const LEAD_OUTCOMES = [
  'REFUSED',
  'REFERRED',
  'WITHDRAWN',
  'UNSUBSTANTIATED',
  'FALSE_REPORT',
  'VERIFIED',
  'MERGED',
] as const;
export type LeadOutcome = (typeof LEAD_OUTCOMES)[number];

/** Drawers that share a period: who reported, what was written and handed in, what the office made of it. */
export const SHELVES = ['identity', 'words', 'file'] as const;
export type Shelf = (typeof SHELVES)[number];

/** Whole months after the end. An account has one period, whatever the lead's outcome: it waits for the money alone. */
export type RetentionPeriods = {
  months: Record<LeadOutcome, Record<Shelf, number>>;
  paymentMonths: number;
};

/** Nobody may be kept from suing: an administrative suit is open for six months (行政诉讼法 art. 46). */
export const SHORTEST_MONTHS = 6;
/** Fifty years; what lasts longer belongs in the state archive, not in this portal. */
export const LONGEST_MONTHS = 600;

/**
 * A draft for the district to settle. Personal data for no longer than its purpose needs (PIPL arts. 6, 19): whoever
 * wasn't taken up goes first, a name before the words, the words before the file. The file of a verification follows
 * the ten years of ordinary official records (机关文件材料归档范围和文书档案保管期限规定). The fund's books and vouchers
 * (会计档案管理办法: ten and thirty years) are no drawer's and never go.
 */
export const DEFAULT_RETENTION: RetentionPeriods = {
  months: {
    REFUSED: { identity: 12, words: 12, file: 36 },
    REFERRED: { identity: 12, words: 12, file: 36 },
    WITHDRAWN: { identity: 6, words: 6, file: 12 },
    UNSUBSTANTIATED: { identity: 12, words: 24, file: 120 },
    FALSE_REPORT: { identity: 36, words: 60, file: 120 },
    VERIFIED: { identity: 36, words: 60, file: 120 },
    MERGED: { identity: 36, words: 60, file: 120 },
  },
  // As long as a lapsed claim may be reopened at all (R20).
  paymentMonths: 36,
};

const SHELF_OF: Record<CompartmentKind | 'access', Shelf | 'payment'> = {
  identity: 'identity',
  raw: 'words',
  talk: 'words',
  appeal: 'words',
  brief: 'file',
  findings: 'file',
  // Why somebody looked, in words: the proof of it outlives what they looked at.
  access: 'file',
  team: 'file',
  notes: 'file',
  approval: 'file',
  assist: 'file',
  case: 'file',
  payment: 'payment',
};

/** How many months after the end a drawer of that kind goes. */
export function monthsFor(kind: CompartmentKind, outcome: LeadOutcome, periods: RetentionPeriods): number {
  const shelf = SHELF_OF[kind];
  return shelf === 'payment' ? periods.paymentMonths : periods.months[outcome][shelf];
}

/**
 * The periods that can't stand, by their path in the settings: no whole number between the bounds, or a shelf that
 * would go before one that identifies more. Whoever reads a lead at all reads its file, so that goes last.
 */
export function wrongPeriods({ months, paymentMonths }: RetentionPeriods): FieldError[] {
  const wrong: string[] = [];
  for (const outcome of LEAD_OUTCOMES) {
    const { identity, words, file } = months[outcome];
    if (!isPeriod(identity)) wrong.push(`months.${outcome}.identity`);
    if (!isPeriod(words) || words < identity) wrong.push(`months.${outcome}.words`);
    if (!isPeriod(file) || file < words) wrong.push(`months.${outcome}.file`);
  }
  if (!isPeriod(paymentMonths)) wrong.push('paymentMonths');
  return wrong.map((path) => ({ path, code: 'OUT_OF_RANGE' }));
}

/** A district's saved periods over the defaults, so that an outcome added later has its periods at once. */
export function completePeriods(saved: Partial<RetentionPeriods> = {}): RetentionPeriods {
  const months = { ...DEFAULT_RETENTION.months, ...saved.months };
  return { months, paymentMonths: saved.paymentMonths ?? DEFAULT_RETENTION.paymentMonths };
}

function isPeriod(months: number): boolean {
  return Number.isSafeInteger(months) && months >= SHORTEST_MONTHS && months <= LONGEST_MONTHS;
}
