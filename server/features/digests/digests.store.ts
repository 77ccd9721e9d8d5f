import { and, eq, isNull, ne, not, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { dailyDigests, leads, memberships, staff, staffPreferences } from '../../db/tables/index.ts';
import type { DueWindows } from '../board/due-windows.ts';
import { keptAway } from '../recusals/kept-away.store.ts';

export type DueFor = { overdue: number; today: number; week: number; references: string[] };

const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;

export const digestsStore = {
  /** Active people whose day is not settled yet, and who have not switched the mail off. */
  unsettled: (tx: Tx, day: string) =>
    tx
      .select({
        id: staff.id,
        roles: staff.roles,
        unit: staff.unitCode,
        language: staffPreferences.language,
      })
      .from(staff)
      .leftJoin(staffPreferences, eq(staffPreferences.staffId, staff.id))
      .leftJoin(dailyDigests, and(eq(dailyDigests.staffId, staff.id), eq(dailyDigests.day, day)))
      .where(
        and(
          eq(staff.active, true),
          isNull(dailyDigests.day),
          or(isNull(staffPreferences.digest), ne(staffPreferences.digest, false)),
        ),
      )
      .orderBy(staff.id),

  /**
   * What it is this person's turn to do by the end of the week, among the leads that a desk of theirs opens and that they
   * do not keep away from: what is owed is read off `leads_owed`, whose it is off the queue's lines.
   */
  async dueFor(
    tx: Tx,
    person: { staffId: string; turns: readonly string[] },
    { now, dayBegins, dayEnds, weekEnds }: DueWindows,
    most: number,
  ): Promise<DueFor> {
    const desks = tx
      .select({ id: memberships.deskId })
      .from(memberships)
      .where(and(eq(memberships.staffId, person.staffId), sql`${memberships.sealedDeskKey} is not null`));
    const { rows } = await tx.execute<DueFor>(sql`
      select count(*) filter (where due_at < ${moment(now)})::int as overdue,
        count(*) filter (where due_at between ${moment(dayBegins)} and ${moment(dayEnds)})::int as today,
        count(*) filter (where due_at between ${moment(dayBegins)} and ${moment(weekEnds)})::int as week,
        coalesce((array_agg(reference order by due_at, received_seq))[1:${sql.raw(String(most))}], '{}')
          as references
      from ${leads}
      where 'OWED' = any(${leads.trays}) and ${leads.dueAt} <= ${moment(weekEnds)}
        and ${not(keptAway(tx, leads.id, person.staffId))}
        and exists (select 1 from queue_lines q where q.lead_id = ${leads.id}
          and q.tray = any(${sql.param([...person.turns])}::text[]) and q.desk_id in ${desks})`);
    return rows[0] ?? { overdue: 0, today: 0, week: 0, references: [] };
  },

  /** Settles a person's day; false where it is settled already. */
  async settle(tx: Tx, row: typeof dailyDigests.$inferInsert): Promise<boolean> {
    const rows = await tx
      .insert(dailyDigests)
      .values(row)
      .onConflictDoNothing()
      .returning({ day: dailyDigests.day });
    return rows.length === 1;
  },
};
export type DigestsStore = typeof digestsStore;
