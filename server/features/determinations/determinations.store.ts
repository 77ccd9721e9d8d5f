import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { determinationSignatures, determinations } from '../../db/tables/index.ts';

export type DeterminationRecord = typeof determinations.$inferSelect;
export type SignatureRecord = typeof determinationSignatures.$inferSelect;

export const determinationsStore = {
  async ofLeads(tx: Tx, leadIds: readonly string[]): Promise<DeterminationRecord[]> {
    if (!leadIds.length) return [];
    return tx
      .select()
      .from(determinations)
      .where(inArray(determinations.leadId, [...leadIds]))
      .orderBy(asc(determinations.round));
  },
  add: (tx: Tx, row: typeof determinations.$inferInsert) => tx.insert(determinations).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof determinations.$inferInsert>) =>
    tx.update(determinations).set(changes).where(eq(determinations.id, id)),

  async signatures(tx: Tx, ids: readonly string[]): Promise<SignatureRecord[]> {
    if (!ids.length) return [];
    return tx
      .select()
      .from(determinationSignatures)
      .where(inArray(determinationSignatures.determinationId, [...ids]))
      .orderBy(asc(determinationSignatures.signedAt));
  },
  addSignature: (tx: Tx, row: typeof determinationSignatures.$inferInsert) =>
    tx.insert(determinationSignatures).values(row),
  dropSignatures: (tx: Tx, id: string) =>
    tx.delete(determinationSignatures).where(eq(determinationSignatures.determinationId, id)),
};
export type DeterminationsStore = typeof determinationsStore;
