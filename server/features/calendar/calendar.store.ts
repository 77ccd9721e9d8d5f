import { asc, between, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { calendarChanges, calendarDays, staff } from '../../db/tables/index.ts';

type NewDay = typeof calendarDays.$inferInsert;

export const calendarStore = {
  ownDays: (tx: Tx, from: string, to: string) =>
    tx
      .select()
      .from(calendarDays)
      .where(between(calendarDays.day, from, to))
      .orderBy(asc(calendarDays.day)),
  async find(tx: Tx, day: string) {
    return (await tx.select().from(calendarDays).where(eq(calendarDays.day, day)))[0];
  },
  add: (tx: Tx, rows: NewDay[]) => tx.insert(calendarDays).values(rows),
  remove: (tx: Tx, day: string) => tx.delete(calendarDays).where(eq(calendarDays.day, day)),

  note: (tx: Tx, rows: (typeof calendarChanges.$inferInsert)[]) => tx.insert(calendarChanges).values(rows),
  /** Changes of a year's days, the latest first. */
  changes: (tx: Tx, from: string, to: string, limit: number) =>
    tx
      .select({ change: calendarChanges, name: staff.name })
      .from(calendarChanges)
      .leftJoin(staff, eq(staff.id, calendarChanges.staffId))
      .where(between(calendarChanges.day, from, to))
      .orderBy(desc(calendarChanges.id))
      .limit(limit),
};
export type CalendarStore = typeof calendarStore;
