import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { evidence } from '../../db/tables/index.ts';

export const evidenceStoreRows = {
  add: (tx: Tx, rows: (typeof evidence.$inferInsert)[]) =>
    rows.length ? tx.insert(evidence).values(rows) : undefined,
  ofLead: (tx: Tx, leadId: string) =>
    tx
      .select()
      .from(evidence)
      .where(eq(evidence.leadId, leadId))
      .orderBy(asc(evidence.receivedAt), asc(evidence.id)),
  async find(tx: Tx, leadId: string, id: string) {
    return (
      await tx
        .select()
        .from(evidence)
        .where(and(eq(evidence.leadId, leadId), eq(evidence.id, id)))
    )[0];
  },
  /** Those of the keys that a row names. */
  async named(tx: Tx, storeKeys: readonly string[]): Promise<Set<string>> {
    if (!storeKeys.length) return new Set();
    const rows = await tx
      .select({ storeKey: evidence.storeKey })
      .from(evidence)
      .where(inArray(evidence.storeKey, [...storeKeys]));
    return new Set(rows.map((row) => row.storeKey));
  },
};
export type EvidenceRows = typeof evidenceStoreRows;
