import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { dispositionCases, leads, successions, tasks } from '../../db/tables/index.ts';

/** No page of somebody's past lists more. */
const MOST = 50;

export const successionsStore = {
  add: (tx: Tx, row: typeof successions.$inferInsert) => tx.insert(successions).values(row),
  /** The newest first. */
  from: (tx: Tx, staffId: string) =>
    tx
      .select({ passed: successions, reference: leads.reference })
      .from(successions)
      .innerJoin(leads, eq(leads.id, successions.leadId))
      .where(eq(successions.fromStaff, staffId))
      .orderBy(desc(successions.at))
      .limit(MOST),

  /** Unsigned tasks that name the person among their officers. */
  officerIn: (tx: Tx, staffId: string) =>
    tx
      .select({ leadId: tasks.leadId })
      .from(tasks)
      .where(
        and(ne(tasks.status, 'SIGNED'), sql`${tasks.officers} @> ${JSON.stringify([{ staffId }])}::jsonb`),
      ),
  proposedIn: (tx: Tx, staffId: string) =>
    tx.select({ leadId: leads.id }).from(leads).where(eq(leads.proposalBy, staffId)),
  reportedIn: (tx: Tx, staffId: string) =>
    tx
      .select({ leadId: dispositionCases.leadId })
      .from(dispositionCases)
      .where(eq(dispositionCases.proposalBy, staffId)),
  /** A signature is handed on to nobody: whoever takes over signs anew. */
  dropReport: (tx: Tx, leadId: string, staffId: string) =>
    tx
      .update(dispositionCases)
      .set({ proposalVerb: null, proposalBy: null })
      .where(and(eq(dispositionCases.leadId, leadId), eq(dispositionCases.proposalBy, staffId)))
      .returning({ id: dispositionCases.id }),
};
export type SuccessionsStore = typeof successionsStore;
