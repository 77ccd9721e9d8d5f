import type { Tx } from '../../db/connection.ts';
import {
  MONTH_COUNTS,
  monthBefore,
  type MonthCounts,
  type MonthlyFigures,
  type MonthPart,
  MOST_LISTED,
} from '../../domain/monthly-report.ts';
import { type Dimension, monthSpan } from '../../domain/overview.ts';
import { unitOfTurn } from '../../domain/scorecard.ts';
import type { Span } from '../../domain/statistics-periods.ts';
import { JOINT_UNITS } from '../../domain/units.ts';
import type { DashboardsStore, Figures, Reckoned } from '../dashboards/dashboards.store.ts';
import type { OverdueStore } from '../dashboards/overdue.store.ts';
import type { Reckoning } from '../dashboards/overview.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import { refuse } from '../../domain/errors.ts';

type Deps = {
  reckoning: Reckoning;
  dashboards: DashboardsStore;
  overdue: OverdueStore;
  district: DistrictStore;
};
/** Leads that a report's list is made of; the longest overdue of them. */
const MOST_OVERDUE = 2_000;

/** Reckons a month: itself, the month before, the year so far, and what is overdue now. */
export function makeMonthFigures({ reckoning, dashboards, overdue, district }: Deps) {
  return async (tx: Tx, at: { year: number; month: number }, now: Date): Promise<MonthlyFigures> => {
    const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
    const days = await readOfficeDays(tx, district);
    const of = async (span: Span) => dashboards.figures(tx, await reckoning.askedOf(tx, span, days));
    const before = monthBefore(at);
    const span = monthSpan(at.year, at.month);
    const { total, parts } = await of(span);
    const names = await reckoning.namesOf(tx);
    const listed = await overdue.list(tx, now, MOST_OVERDUE);
    const standing = await dashboards.standing(tx, now, (await reckoning.askedOf(tx, span, days)).ruler);
    const units = await district.units(tx);
    const partsOf = (dimension: Extract<Dimension, 'township' | 'sector' | 'channel'>): MonthPart[] =>
      names[dimension].map((name) => ({
        ...name,
        ...partCounts(parts[dimension].find(({ code }) => code === name.code)),
      }));
    return {
      month: `${at.year}-${String(at.month).padStart(2, '0')}`,
      district: { zh: row.nameZh, en: row.nameEn },
      counts: countsOf(total),
      before: countsOf((await of(monthSpan(before.year, before.month))).total),
      year: countsOf((await of({ from: monthSpan(at.year, 1).from, until: span.until })).total),
      days: { accept: total.accept.median, determine: total.determine.median },
      kept: { answer: total.answerKept, verify: total.verifyKept, determine: total.determineKept },
      open: standing.reduce((sum, { count }) => sum + count, 0),
      overdue: JOINT_UNITS.flatMap((unit) => {
        const own = listed.filter(({ turn }) => turn.some((one) => unitOfTurn(one) === unit));
        const named = units.find(({ code }) => code === unit);
        if (own.length === 0) return [];
        const references = own.slice(0, MOST_LISTED).map(({ reference }) => reference);
        return [
          {
            unit,
            zh: named?.nameZh ?? unit,
            en: named?.nameEn ?? unit,
            references,
            more: own.length - references.length,
          },
        ];
      }),
      by: { township: partsOf('township'), sector: partsOf('sector'), channel: partsOf('channel') },
    };
  };
}
export type MonthFigures = ReturnType<typeof makeMonthFigures>;

const countsOf = (total: Reckoned): MonthCounts =>
  Object.fromEntries(MONTH_COUNTS.map((key) => [key, total[key]])) as MonthCounts;

const partCounts = (part: Figures | undefined) => ({
  received: part?.received ?? 0,
  accepted: part?.accepted ?? 0,
  verified: part?.verified ?? 0,
});
