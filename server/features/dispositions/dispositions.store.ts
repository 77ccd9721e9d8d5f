import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { dispositionCases, dispositionEvents } from '../../db/tables/index.ts';

export type CaseRecord = typeof dispositionCases.$inferSelect;
export type EventRecord = typeof dispositionEvents.$inferSelect;
export type NewEvent = typeof dispositionEvents.$inferInsert;

export const dispositionsStore = {
  add: (tx: Tx, row: typeof dispositionCases.$inferInsert) => tx.insert(dispositionCases).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof dispositionCases.$inferInsert>) =>
    tx.update(dispositionCases).set(changes).where(eq(dispositionCases.id, id)),
  /** The lead's cases, the present one first; a lead opened again leaves the case of its earlier round behind. */
  ofLead: (tx: Tx, leadId: string): Promise<CaseRecord[]> =>
    tx
      .select()
      .from(dispositionCases)
      .where(eq(dispositionCases.leadId, leadId))
      .orderBy(desc(dispositionCases.round)),

  addEvent: (tx: Tx, row: NewEvent) => tx.insert(dispositionEvents).values(row),
  async events(tx: Tx, caseIds: readonly string[]): Promise<EventRecord[]> {
    if (!caseIds.length) return [];
    return tx
      .select()
      .from(dispositionEvents)
      .where(inArray(dispositionEvents.caseId, [...caseIds]))
      .orderBy(asc(dispositionEvents.seq));
  },
};
export type DispositionsStore = typeof dispositionsStore;
