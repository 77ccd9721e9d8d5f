import { mustHold } from './facts.ts';
import { refuse } from './errors.ts';
import { FUND_LIMIT_FEN } from './ledger-balances.ts';
import type { FundFigures } from './ledger-balances.ts';
import type { LedgerEvent } from './ledger-postings.ts';
import { periodsBetween } from './ledger-period.ts';

/**
 * What is done to a fund by hand, each by two people: who brings the document and who confirms it. The bookkeeper is
 * neither (会计法 art. 25): the entry is posted by the house.
 */
export const FUND_ORDER_KINDS = ['APPROPRIATE', 'REDUCE', 'REVERSE', 'CLOSE_YEAR'] as const;
export type FundOrderKind = (typeof FUND_ORDER_KINDS)[number];

export const FUND_ORDER_OUTCOMES = ['CONFIRMED', 'REFUSED', 'WITHDRAWN'] as const;
export type FundOrderOutcome = (typeof FUND_ORDER_OUTCOMES)[number];

/** What becomes of a year's unused budget: it is the finance bureau's decision, never the calendar's. */
export const YEAR_DECISIONS = ['CARRY', 'LAPSE'] as const;
export type YearDecision = (typeof YEAR_DECISIONS)[number];

/** Whose money a fund is. */
export const FUND_SOURCES = ['DISTRICT', 'CITY', 'PROVINCE', 'CENTRAL', 'OTHER'] as const;
export type FundSource = (typeof FUND_SOURCES)[number];

/** Entries that an order may take back. What an award posted is mended by the award's own steps, or it would differ from it. */
export const REVERSIBLE_EVENTS: readonly LedgerEvent[] = ['APPROPRIATED', 'REDUCED'];

/** @throws Refusal CONDITION_NOT_MET for an amount that the fund can't take or doesn't have free */
export function mustFit(kind: FundOrderKind, amountFen: number, figures: FundFigures): void {
  if (kind === 'APPROPRIATE')
    mustHold(['amountFen', figures.appropriatedFen + amountFen <= FUND_LIMIT_FEN, 'OUT_OF_RANGE']);
  if (kind === 'REDUCE') mustHold(['amountFen', amountFen <= figures.availableFen, 'OUT_OF_RANGE']);
}

/** The second hand of an order. @throws Refusal SECOND_PERSON_NEEDED for the first; ILLEGAL_TRANSITION once it is decided */
export function mustBeSecond(
  order: { proposedBy: string; outcome: FundOrderOutcome | null },
  staffId: string,
): void {
  if (order.outcome !== null) refuse('ILLEGAL_TRANSITION');
  if (order.proposedBy === staffId) refuse('SECOND_PERSON_NEEDED');
}

/** What is missing before a year can be closed: months that are still open, oldest first; empty when it may be. */
export function openMonthsOf(fiscalYear: number, firstOpened: string, lastClosed: string | null): string[] {
  const january = `${fiscalYear}-01`;
  const first = firstOpened > january ? firstOpened : january;
  return periodsBetween(first, `${fiscalYear}-12`).filter(
    (month) => lastClosed === null || month > lastClosed,
  );
}
