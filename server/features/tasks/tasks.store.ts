import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { tasks } from '../../db/tables/index.ts';

export type TaskRecord = typeof tasks.$inferSelect;

export const tasksStore = {
  add: (tx: Tx, rows: (typeof tasks.$inferInsert)[]) =>
    rows.length ? tx.insert(tasks).values(rows) : undefined,
  async ofLeads(tx: Tx, leadIds: readonly string[]): Promise<TaskRecord[]> {
    if (!leadIds.length) return [];
    return tx
      .select()
      .from(tasks)
      .where(inArray(tasks.leadId, [...leadIds]))
      .orderBy(asc(tasks.unit));
  },
  save: (tx: Tx, id: string, changes: Partial<typeof tasks.$inferInsert>) =>
    tx.update(tasks).set(changes).where(eq(tasks.id, id)),
  /** A lead that is handed out again starts with new tasks; what the old ones did stands in the lead's steps. */
  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length) await tx.delete(tasks).where(inArray(tasks.id, [...ids]));
  },
};
export type TasksStore = typeof tasksStore;
