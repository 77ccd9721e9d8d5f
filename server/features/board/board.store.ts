import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import type { DueWindows } from './due-windows.ts';

export type Dues = { overdue: number; today: number; week: number };

const moment = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

const dues = ({ now, dayBegins, dayEnds, weekEnds }: DueWindows): SQL => sql`
  count(*) filter (where l.due_at < ${moment(now)})::int as overdue,
  count(*) filter (where l.due_at between ${moment(dayBegins)} and ${moment(dayEnds)})::int as today,
  count(*) filter (where l.due_at between ${moment(dayBegins)} and ${moment(weekEnds)})::int as week`;

/** Read off the index `leads_owed` (migration 0007), which holds what the office keeps a date for and nothing else. */
const owed = ({ weekEnds }: DueWindows): SQL =>
  sql`'OWED' = any(l.trays) and l.due_at <= ${moment(weekEnds)}`;

export const boardStore = {
  async total(tx: Tx, windows: DueWindows): Promise<Dues> {
    const { rows } = await tx.execute<Dues>(sql`select ${dues(windows)} from leads l where ${owed(windows)}`);
    return rows[0] ?? { overdue: 0, today: 0, week: 0 };
  },

  /** References of what is latest, the oldest date first. */
  async mostOverdue(tx: Tx, { now }: DueWindows, most: number): Promise<string[]> {
    const { rows } = await tx.execute<{ reference: string }>(sql`
      select l.reference from leads l
      where 'OWED' = any(l.trays) and l.due_at < ${moment(now)} order by l.due_at limit ${most}`);
    return rows.map(({ reference }) => reference);
  },

  async parties(tx: Tx, windows: DueWindows): Promise<(Dues & { party: string })[]> {
    const { rows } = await tx.execute<Dues & { party: string }>(sql`
      select whose.party, ${dues(windows)} from leads l, unnest(l.turn) as whose (party)
      where ${owed(windows)} group by whose.party order by overdue desc, week desc, party`);
    return rows;
  },

  /** By officer named in a unit's task, as long as that unit owes its part. */
  async people(
    tx: Tx,
    windows: DueWindows,
    unit: string | null,
    most: number,
  ): Promise<(Dues & { staffId: string; name: string; unit: string })[]> {
    const { rows } = await tx.execute<Dues & { staffId: string; name: string; unit: string }>(sql`
      select s.id as "staffId", s.name, t.unit, ${dues(windows)}
      from leads l join tasks t on t.lead_id = l.id and t.unit = any(l.turn)
        cross join jsonb_array_elements(t.officers) as named (officer)
        join staff s on s.id = (named.officer ->> 'staffId')::uuid
      where ${owed(windows)} ${unit === null ? sql`` : sql`and t.unit = ${unit}`}
      group by s.id, s.name, t.unit order by overdue desc, week desc, s.name limit ${most}`);
    return rows;
  },
};
export type BoardStore = typeof boardStore;
