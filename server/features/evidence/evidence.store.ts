import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { evidence, uploadParts, uploads } from '../../db/tables/index.ts';

export type EvidenceRow = typeof evidence.$inferSelect;
export type WaitingRow = EvidenceRow & { scanKey: Buffer };

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
  /** Files that wait for the virus scanner since before `before`, the oldest first; or the one named, if it waits. */
  async waiting(tx: Tx, which: { id: string } | { before: Date }): Promise<WaitingRow[]> {
    const wanted = 'id' in which ? eq(evidence.id, which.id) : lt(evidence.receivedAt, which.before);
    const rows = await tx
      .select()
      .from(evidence)
      .where(and(eq(evidence.scanStatus, 'WAITING'), wanted))
      .orderBy(asc(evidence.receivedAt))
      .limit(100);
    return rows.flatMap((row) => (row.scanKey ? [{ ...row, scanKey: row.scanKey }] : []));
  },
  /** Answers false where the file no longer waited. */
  async settleScan(tx: Tx, id: string, scanStatus: 'CLEAN' | 'INFECTED'): Promise<boolean> {
    const settled = await tx
      .update(evidence)
      .set({ scanStatus, scanKey: null })
      .where(and(eq(evidence.id, id), eq(evidence.scanStatus, 'WAITING')))
      .returning({ id: evidence.id });
    return settled.length > 0;
  },
  /** Those of the keys that a row names: a report's file, or one that is still on its way to a report. */
  async named(tx: Tx, storeKeys: readonly string[]): Promise<Set<string>> {
    if (!storeKeys.length) return new Set();
    const keys = [...storeKeys];
    const rows = [
      await tx.select({ storeKey: evidence.storeKey }).from(evidence).where(inArray(evidence.storeKey, keys)),
      await tx.select({ storeKey: uploads.storeKey }).from(uploads).where(inArray(uploads.storeKey, keys)),
      await tx
        .select({ storeKey: uploadParts.storeKey })
        .from(uploadParts)
        .where(inArray(uploadParts.storeKey, keys)),
    ];
    return new Set(rows.flat().flatMap((row) => row.storeKey ?? []));
  },
};
export type EvidenceRows = typeof evidenceStoreRows;
