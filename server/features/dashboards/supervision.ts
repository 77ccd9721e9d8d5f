import type { Clock } from '../../adapters/clock.ts';
import { LEAD_READERS } from '../../contract/leads.ts';
import type { Supervision } from '../../contract/dashboards.ts';
import type { Tx } from '../../db/connection.ts';
import { endOfLocalDay, localDate, type WorkingCalendar } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { daysOf, monthOf, overviewSpan } from '../../domain/overview.ts';
import { scorecard, unitOfTurn } from '../../domain/scorecard.ts';
import { spanOf } from '../../domain/statistics-periods.ts';
import { JOINT_UNITS } from '../../domain/units.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { DashboardsStore } from './dashboards.store.ts';
import type { OverdueStore } from './overdue.store.ts';
import type { Reckoning } from './overview.ts';

type Deps = {
  clock: Clock;
  reckoning: Reckoning;
  dashboards: DashboardsStore;
  overdue: OverdueStore;
  district: DistrictStore;
};
/** Past its date for longer than so many working days is long. */
const LONG = 10;
const DAY_MS = 86_400_000;

/** What a leader asks the office: whose dates have passed, what was promised and not kept, and how the year compares. */
export function makeSupervision({ clock, reckoning, dashboards, overdue, district }: Deps) {
  return async (tx: Tx, caller: Caller, period: string | undefined): Promise<Supervision> => {
    const now = clock.now();
    const span = overviewSpan({ period: period ?? monthOf(now) }, now);
    if (!span) refuse('BAD_REQUEST', [{ path: 'period', code: 'BAD_FORMAT' }]);
    const days = await readOfficeDays(tx, district);
    const { total } = await dashboards.figures(tx, await reckoning.askedOf(tx, span, days));
    const late = await overdue.byTurn(tx, now, backBy(now, LONG, days.calendar));
    const { from, to } = daysOf(span);
    const year = Number(from.slice(0, 4));
    const until = spanOf({ year, quarter: null }).until;
    const months = await overdue.months(tx, { from: spanOf({ year: year - 1, quarter: null }).from, until });
    return {
      ...{ from, to },
      over: span.until <= now,
      mayOpen: LEAD_READERS.some((role) => caller.actor.roles.includes(role)),
      kept: { answer: total.answerKept, verify: total.verifyKept, determine: total.determineKept },
      overdue: JOINT_UNITS.map((unit) => {
        const own = late.filter(({ turn }) => unitOfTurn(turn) === unit);
        return {
          unit,
          count: own.reduce((sum, { count }) => sum + count, 0),
          long: own.reduce((sum, { long }) => sum + long, 0),
        };
      }),
      year,
      trend: Array.from({ length: 12 }, (_, index) => {
        const month = index + 1;
        const of = (what: 'received' | 'accepted' | 'verified', inYear: number): number =>
          months.find((one) => one.what === what && one.month === monthCode(inYear, month))?.count ?? 0;
        const begun = monthCode(year, month) <= monthOf(now);
        const pair = (what: 'received' | 'accepted' | 'verified') => ({
          now: begun ? of(what, year) : null,
          before: of(what, year - 1),
        });
        return { month, received: pair('received'), accepted: pair('accepted'), verified: pair('verified') };
      }),
      scores: scorecard(await overdue.missed(tx, span)),
    };
  };
}
export type Supervise = ReturnType<typeof makeSupervision>;

const monthCode = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** The end of the day that lies so many working days back. */
function backBy(now: Date, count: number, calendar: WorkingCalendar): Date {
  let at = now.getTime();
  for (let left = count; left > 0; at -= DAY_MS)
    if (calendar.isWorkingDay(localDate(new Date(at)))) left -= 1;
  return endOfLocalDay(localDate(new Date(at)));
}
