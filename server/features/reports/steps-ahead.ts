import type { ClockName } from '../../domain/settings.ts';
import type { OfficeDays } from '../district/office-days.ts';

/** What lies between the answer to a report and its verification; an urgent one is assigned with the answer. */
const BEFORE_VERIFICATION: Record<'NORMAL' | 'URGENT', readonly ClockName[]> = {
  NORMAL: ['assign', 'signFor', 'verify'],
  URGENT: ['signFor', 'verify'],
};

/**
 * The latest days by which a report that is accepted is verified and decided on, if every step takes its full time and
 * none is prolonged. Told with the receipt: a reporter without a name has to know when to come back.
 */
export function stepsAhead(
  days: Pick<OfficeDays, 'due'>,
  { answerDueAt, urgency }: { answerDueAt: Date; urgency: 'NORMAL' | 'URGENT' },
): { verifyDueAt: Date; determineDueAt: Date } {
  const verifyDueAt = BEFORE_VERIFICATION[urgency].reduce(
    (from, clock) => days.due(clock, from),
    answerDueAt,
  );
  return { verifyDueAt, determineDueAt: days.due('determine', verifyDueAt) };
}
