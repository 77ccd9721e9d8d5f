import type { Clock } from '../../adapters/clock.ts';
import type { DutyShift } from '../../contract/duty.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import { type DutyLine, readRoster } from '../../domain/duty.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { DutyStore } from './duty.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  staff: StaffStore;
  duty: DutyStore;
  audit: AuditStore;
};

/** Who is on duty, day by day and unit by unit. */
export function makeDutyService({ inTransaction, clock, district, staff, duty, audit }: Deps) {
  const working = async (tx: Tx) => (await staff.list(tx)).filter(({ active }) => active);

  async function put(tx: Tx, caller: Caller, lines: readonly DutyLine[]): Promise<void> {
    const now = clock.now();
    for (const line of lines) await duty.replace(tx, line, { setBy: caller.staffId, setAt: now });
    const days = lines.map(({ day }) => day).toSorted();
    await audit.append(tx, {
      actor: caller.actor,
      act: 'duty.save',
      subject: { kind: 'SETTINGS', id: 'duty' },
      facts: { shifts: lines.length, from: days[0] ?? '', until: days.at(-1) ?? '' },
      at: now,
    });
  }

  return {
    month: (month = localDate(clock.now()).slice(0, 7)) =>
      inTransaction(async (tx) => ({
        month,
        shifts: shiftsOf(await duty.between(tx, `${month}-01`, lastOf(month))),
        people: (await working(tx)).map(({ id, name, unitCode }) => ({ staffId: id, name, unitCode })),
      })),

    today: () =>
      inTransaction(async (tx) => {
        const { settings } = await readOfficeDays(tx, district);
        const day = localDate(clock.now());
        const shifts = shiftsOf(await duty.between(tx, day, day));
        return { day, policePhone: settings.policePhone, shifts };
      }),

    /** @throws Refusal BAD_REQUEST for a unit that is none, or somebody who does not work there */
    save: (caller: Caller, line: DutyLine): Promise<void> =>
      inTransaction(async (tx) => {
        const units = (await district.units(tx)).map(({ code }) => code);
        if (!units.includes(line.unitCode))
          refuse('BAD_REQUEST', [{ path: 'unitCode', code: 'NOT_IN_LIST' }]);
        const people = await working(tx);
        const strangers = line.staffIds.some(
          (id) => !people.some((one) => one.id === id && one.unitCode === line.unitCode),
        );
        if (strangers) refuse('BAD_REQUEST', [{ path: 'staffIds', code: 'NOT_IN_LIST' }]);
        await put(tx, caller, [line]);
      }),

    /** Takes in all of it or nothing. @throws Refusal BAD_REQUEST naming each line to mend (`lines.3.person`) */
    import: (caller: Caller, text: string): Promise<{ shifts: number }> =>
      inTransaction(async (tx) => {
        const units = (await district.units(tx)).map(({ code, nameZh, nameEn, shortZh, shortEn }) => ({
          code,
          names: [nameZh, nameEn, shortZh, shortEn].filter(Boolean),
        }));
        const people = (await working(tx)).map(({ id, unitCode, name, username }) => ({
          id,
          unitCode,
          names: [name, username],
        }));
        const { lines, fields } = readRoster(text, { units, people });
        if (fields.length) refuse('BAD_REQUEST', fields);
        await put(tx, caller, lines);
        return { shifts: lines.length };
      }),
  };
}
export type DutyService = ReturnType<typeof makeDutyService>;

type Row = Awaited<ReturnType<DutyStore['between']>>[number];

function shiftsOf(rows: readonly Row[]): DutyShift[] {
  const groups = Map.groupBy(rows, ({ day, unitCode }) => `${day} ${unitCode}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            day: first.day,
            unitCode: first.unitCode,
            people: [first, ...others].map(({ staffId, name }) => ({ staffId, name })),
          },
        ]
      : [],
  );
}

/** The last day of a month, `2026-12` → `2026-12-31`. */
function lastOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
