import { and, asc, between, eq, gte } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { dutyDays, staff } from '../../db/tables/index.ts';

export const dutyStore = {
  /** From a day to a day, both included. People who have left are on duty no more. */
  between: (tx: Tx, from: string, to: string) =>
    tx
      .select({
        day: dutyDays.day,
        unitCode: dutyDays.unitCode,
        staffId: dutyDays.staffId,
        name: staff.name,
      })
      .from(dutyDays)
      .innerJoin(staff, eq(staff.id, dutyDays.staffId))
      .where(and(between(dutyDays.day, from, to), eq(staff.active, true)))
      .orderBy(asc(dutyDays.day), asc(dutyDays.unitCode), asc(staff.name)),

  /** From a day on, without end, of people who work here. */
  since: (tx: Tx, from: string) =>
    tx
      .select({ day: dutyDays.day, unitCode: dutyDays.unitCode, staffId: dutyDays.staffId })
      .from(dutyDays)
      .innerJoin(staff, eq(staff.id, dutyDays.staffId))
      .where(and(gte(dutyDays.day, from), eq(staff.active, true)))
      .orderBy(asc(dutyDays.day), asc(dutyDays.unitCode)),

  /** Puts people on duty for a unit on a day, in the place of whoever was. */
  async replace(
    tx: Tx,
    { day, unitCode, staffIds }: { day: string; unitCode: string; staffIds: readonly string[] },
    by: { setBy: string | null; setAt: Date },
  ): Promise<void> {
    await tx.delete(dutyDays).where(and(eq(dutyDays.day, day), eq(dutyDays.unitCode, unitCode)));
    const rows = staffIds.map((staffId) => ({ day, unitCode, staffId, ...by }));
    if (rows.length) await tx.insert(dutyDays).values(rows);
  },
};
export type DutyStore = typeof dutyStore;
