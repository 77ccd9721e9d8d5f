import { knownYears, stateDaysOf } from '../../adapters/working-calendar.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { CalendarView, NewDays } from '../../contract/calendar.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { daysOfSpan, localDate, yearWithoutNotice } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { CalendarStore } from './calendar.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  calendar: CalendarStore;
  audit: AuditStore;
};

const MOST_AT_ONCE = 31;
const SHOWN_CHANGES = 100;

/**
 * The office's working calendar. A lead's date is the promise made when its state began and stands in its row, so no
 * change here moves one; clocks that begin from now on count by the new days.
 */
export function makeCalendarService({ inTransaction, clock, district, calendar, audit }: Deps) {
  return {
    read: (asked?: number): Promise<CalendarView> =>
      inTransaction(async (tx) => {
        const today = localDate(clock.now());
        const year = asked ?? Number(today.slice(0, 4));
        const [from, to] = [`${year}-01-01`, `${year}-12-31`];
        const changes = await calendar.changes(tx, from, to, SHOWN_CHANGES);
        return {
          year,
          years: knownYears(),
          missingYear: yearWithoutNotice(today, knownYears()),
          stateDays: stateDaysOf(year),
          ownDays: await calendar.ownDays(tx, from, to),
          changes: changes.map(({ change: { day, kind, removed, reason, at }, name }) => ({
            ...{ day, kind, removed, reason },
            byName: name,
            at: at.toISOString(),
          })),
        };
      }),

    /** @throws Refusal BAD_REQUEST: the span ends before it begins or is too long, or one of its days is there already */
    add: (caller: Caller, { day, until = day, kind, reason }: NewDays): Promise<{ added: number }> =>
      inTransaction(async (tx) => {
        const days = daysOfSpan(day, until);
        if (days.length === 0 || days.length > MOST_AT_ONCE) {
          refuse('BAD_REQUEST', [{ path: 'until', code: 'OUT_OF_RANGE' }]);
        }
        // Whoever adds at the same moment waits here, and is told what stands there by then.
        await district.lock(tx);
        if ((await calendar.ownDays(tx, day, until)).length) {
          refuse('BAD_REQUEST', [{ path: 'day', code: 'MUST_DIFFER' }]);
        }
        const at = clock.now();
        const note = reason.trim();
        await calendar.add(
          tx,
          days.map((one) => ({ day: one, kind, note })),
        );
        await calendar.note(
          tx,
          days.map((one) => ({
            ...{ day: one, kind, removed: false, reason: note },
            ...{ staffId: caller.staffId, at },
          })),
        );
        await audit.append(tx, {
          actor: caller.actor,
          act: 'calendar.add',
          subject: { kind: 'SETTINGS', id: 'calendar' },
          facts: { day, ...(until === day ? {} : { until }), dayKind: kind },
          at,
        });
        return { added: days.length };
      }),

    /** @throws Refusal NOT_FOUND where the district has no such day of its own */
    remove: (caller: Caller, day: string, reason: string): Promise<void> =>
      inTransaction(async (tx) => {
        await district.lock(tx);
        const { kind } = (await calendar.find(tx, day)) ?? refuse('NOT_FOUND');
        const at = clock.now();
        await calendar.remove(tx, day);
        const change = { day, kind, removed: true, reason: reason.trim(), staffId: caller.staffId, at };
        await calendar.note(tx, [change]);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'calendar.remove',
          subject: { kind: 'SETTINGS', id: 'calendar' },
          facts: { day, dayKind: kind },
          at,
        });
      }),
  };
}
export type CalendarService = ReturnType<typeof makeCalendarService>;
