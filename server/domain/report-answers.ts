import type { FieldError } from './errors.ts';

/** A year, or a month of it, as somebody remembers it: `2025` or `2025-03`. */
export const ABOUT_WHEN = /^(19[89]\d|20\d\d)(-(0[1-9]|1[0-2]))?$/;

/** A telephone number as people write it: seven digits at least, full-width ones too, whatever stands between them. */
export const PHONE = /^(?:[^0-9０-９]*[0-9０-９]){7}/;

/** "About when", from and to; either may be missing. */
export type AboutWhen = { from?: string | undefined; to?: string | undefined };
/** What was promised, in percent a year: a figure (`from`), or from–to. */
export type YearlyReturn = { from?: number | undefined; to?: number | undefined };

export type Answers = {
  yearlyReturn?: YearlyReturn | undefined;
  period?: AboutWhen | undefined;
  stillRaising: string;
  ownMoney?: string | undefined;
  ownAmountBand?: string | undefined;
  reportedElsewhere?: string | undefined;
  reportedWhere?: string | undefined;
  identityMode?: string | undefined;
  together?: { payee?: string | undefined } | undefined;
};

/** The first month that a text may mean, and the last: `2025` reaches from 2025-01 to 2025-12. */
const monthsOf = (when: string) => ({
  first: when.padEnd(7, '-01'),
  last: when.length === 4 ? `${when}-12` : when,
});

/**
 * What of a report's answers can't be, whoever writes them down: a promise that ends below its beginning, a time that is
 * still to come, an end of what goes on, and answers to questions that were never open. `thisMonth` is `YYYY-MM`.
 */
export function wrongAnswers(answers: Answers, thisMonth: string): FieldError[] {
  const fields: FieldError[] = [];
  const { from, to } = answers.yearlyReturn ?? {};
  if (to !== undefined && from === undefined) fields.push({ path: 'yearlyReturn.from', code: 'REQUIRED' });
  if (to !== undefined && from !== undefined && to < from) {
    fields.push({ path: 'yearlyReturn.to', code: 'OUT_OF_RANGE' });
  }
  fields.push(...wrongPeriod(answers, thisMonth));
  const invested = answers.ownMoney === 'INVESTED' || answers.ownMoney === 'LOST';
  if (answers.ownAmountBand && !invested) fields.push({ path: 'ownAmountBand', code: 'NOT_ALLOWED' });
  if (answers.reportedWhere?.trim() && answers.reportedElsewhere !== 'YES') {
    fields.push({ path: 'reportedWhere', code: 'NOT_ALLOWED' });
  }
  // A name for an anonymous report would be the first step out of its anonymity: whoever holds the code collects.
  if (answers.together?.payee?.trim() && answers.identityMode !== 'NAMED') {
    fields.push({ path: 'together.payee', code: 'NOT_ALLOWED' });
  }
  return fields;
}

function wrongPeriod({ period, stillRaising }: Answers, thisMonth: string): FieldError[] {
  const fields: FieldError[] = [];
  const { from, to } = period ?? {};
  const ahead = (when: string | undefined) => when !== undefined && monthsOf(when).first > thisMonth;
  if (ahead(from)) fields.push({ path: 'period.from', code: 'OUT_OF_RANGE' });
  if (to !== undefined && stillRaising !== 'NO') fields.push({ path: 'period.to', code: 'NOT_ALLOWED' });
  else if (ahead(to)) fields.push({ path: 'period.to', code: 'OUT_OF_RANGE' });
  else if (from !== undefined && to !== undefined && monthsOf(to).last < monthsOf(from).first) {
    fields.push({ path: 'period.to', code: 'OUT_OF_RANGE' });
  }
  return fields;
}
