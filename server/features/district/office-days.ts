import { officeCalendar } from '../../adapters/working-calendar.ts';
import type { Tx } from '../../db/connection.ts';
import { type Limit, type WorkingCalendar, dueAt, workingDaysLeft } from '../../domain/calendar.ts';
import { type ClockName, type Settings, withDefaults } from '../../domain/settings.ts';
import { refuse } from '../../domain/errors.ts';
import type { DistrictStore } from './district.store.ts';

/** The district's settings and its calendar, as one act sees them. */
export type OfficeDays = {
  settings: Settings;
  calendar: WorkingCalendar;
  /** When a clock that starts at `from` ends. */
  due(clock: ClockName, from: Date): Date;
  dueBy(limit: Limit, from: Date): Date;
  /** The promise as pages show it; null where nothing is owed. */
  owed(due: Date | null, now: Date): { dueAt: string; workingDaysLeft: number } | null;
};

type DistrictRow = Awaited<ReturnType<DistrictStore['find']>>;

/**
 * Reads settings and own days of the district; `known`: its row, where the caller has read it. Refuses with NOT_FOUND
 * where no district has been set up.
 */
export async function readOfficeDays(
  tx: Tx,
  district: DistrictStore,
  known?: DistrictRow,
): Promise<OfficeDays> {
  const row = known ?? (await district.find(tx)) ?? refuse('NOT_FOUND');
  const days = await district.calendarDays(tx);
  const of = (kind: 'HOLIDAY' | 'WORKDAY') => days.filter((day) => day.kind === kind).map((day) => day.day);
  const calendar = officeCalendar({ holidays: of('HOLIDAY'), workdays: of('WORKDAY') });
  return officeDaysOf(withDefaults(row.settings), calendar);
}

/** The clocks of these settings on that calendar. */
export function officeDaysOf(settings: Settings, calendar: WorkingCalendar): OfficeDays {
  return {
    settings,
    calendar,
    due: (clock, from) => dueAt(settings.clocks[clock], from, calendar),
    dueBy: (limit, from) => dueAt(limit, from, calendar),
    owed: (due, now) =>
      due && { dueAt: due.toISOString(), workingDaysLeft: workingDaysLeft(now, due, calendar) },
  };
}
