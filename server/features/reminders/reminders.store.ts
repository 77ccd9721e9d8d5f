import { and, asc, eq, not, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { calendarFeeds, leads, memberships, staff, staffPreferences } from '../../db/tables/index.ts';
import { keptAway } from '../recusals/kept-away.store.ts';

export const remindersStore = {
  async find(tx: Tx, staffId: string) {
    return (await tx.select().from(staffPreferences).where(eq(staffPreferences.staffId, staffId)))[0];
  },
  save: (tx: Tx, row: typeof staffPreferences.$inferInsert) =>
    tx
      .insert(staffPreferences)
      .values(row)
      .onConflictDoUpdate({ target: staffPreferences.staffId, set: row }),

  async feedOf(tx: Tx, staffId: string) {
    return (await tx.select().from(calendarFeeds).where(eq(calendarFeeds.staffId, staffId)))[0];
  },
  putFeed: (tx: Tx, row: typeof calendarFeeds.$inferInsert) =>
    tx
      .insert(calendarFeeds)
      .values(row)
      .onConflictDoUpdate({ target: calendarFeeds.staffId, set: { ...row, readAt: null } }),
  endFeed: (tx: Tx, staffId: string) => tx.delete(calendarFeeds).where(eq(calendarFeeds.staffId, staffId)),
  noteReading: (tx: Tx, staffId: string, readAt: Date) =>
    tx.update(calendarFeeds).set({ readAt }).where(eq(calendarFeeds.staffId, staffId)),

  /** Whose calendar a secret opens, as long as they work here. */
  async readerBy(tx: Tx, secretTag: Buffer) {
    const rows = await tx
      .select({ id: staff.id, roles: staff.roles, unit: staff.unitCode, language: staffPreferences.language })
      .from(calendarFeeds)
      .innerJoin(staff, eq(staff.id, calendarFeeds.staffId))
      .leftJoin(staffPreferences, eq(staffPreferences.staffId, staff.id))
      .where(and(eq(calendarFeeds.secretTag, secretTag), eq(staff.active, true)));
    return rows[0];
  },

  /** The dates that are this person's to keep, among the leads that a desk of theirs opens. */
  dates: (tx: Tx, staffId: string, turns: readonly string[], most: number) =>
    tx
      .select({ id: leads.id, reference: leads.reference, dueAt: leads.dueAt, version: leads.version })
      .from(leads)
      .where(
        and(
          sql`'OWED' = any(${leads.trays})`,
          not(keptAway(tx, leads.id, staffId)),
          sql`exists (select 1 from queue_lines q join ${memberships} m on m.desk_id = q.desk_id
            where q.lead_id = ${leads.id} and q.tray = any(${sql.param([...turns])}::text[])
              and m.staff_id = ${staffId} and m.sealed_desk_key is not null)`,
        ),
      )
      .orderBy(asc(leads.dueAt))
      .limit(most),
};
export type RemindersStore = typeof remindersStore;
