import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { evidence, evidenceCopies, messageFiles, uploadParts, uploads } from '../../db/tables/index.ts';

export type EvidenceRow = typeof evidence.$inferSelect;
export type WaitingRow = EvidenceRow & { scanKey: Buffer };
export type UnpreparedRow = WaitingRow & { heldWorkingKey: Buffer };

export const evidenceStoreRows = {
  add: (tx: Tx, rows: (typeof evidence.$inferInsert)[]) =>
    rows.length ? tx.insert(evidence).values(rows) : undefined,
  /** What the reporter handed in. */
  ofLead: (tx: Tx, leadId: string) =>
    tx
      .select()
      .from(evidence)
      .where(and(eq(evidence.leadId, leadId), isNull(evidence.unit)))
      .orderBy(asc(evidence.receivedAt), asc(evidence.position), asc(evidence.id)),
  /** What the units collected. */
  collected: (tx: Tx, leadId: string) =>
    tx
      .select()
      .from(evidence)
      .where(and(eq(evidence.leadId, leadId), isNotNull(evidence.unit)))
      .orderBy(asc(evidence.receivedAt), asc(evidence.position), asc(evidence.id)),
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
      .set(
        scanStatus === 'INFECTED'
          ? { scanStatus, scanKey: null, copyStatus: 'NONE', heldWorkingKey: null }
          : // The key stays where the working copy is still to be made.
            {
              scanStatus,
              scanKey: sql`case when ${evidence.copyStatus} = 'WAITING' then ${evidence.scanKey} end`,
            },
      )
      .where(and(eq(evidence.id, id), eq(evidence.scanStatus, 'WAITING')))
      .returning({ id: evidence.id });
    return settled.length > 0;
  },
  /** Files past the scanner that wait for their working copy, the oldest first; or the one named, if it waits. */
  async unprepared(tx: Tx, id?: string): Promise<UnpreparedRow[]> {
    const rows = await tx
      .select()
      .from(evidence)
      .where(
        and(
          eq(evidence.copyStatus, 'WAITING'),
          inArray(evidence.scanStatus, ['CLEAN', 'NOT_SCANNED']),
          id ? eq(evidence.id, id) : undefined,
        ),
      )
      .orderBy(asc(evidence.receivedAt))
      .limit(100);
    return rows.flatMap((row) =>
      row.scanKey && row.heldWorkingKey
        ? [{ ...row, scanKey: row.scanKey, heldWorkingKey: row.heldWorkingKey }]
        : [],
    );
  },
  /** Ends a file's wait and drops the held keys. Answers false where somebody was faster. */
  async settlePreparation(
    tx: Tx,
    id: string,
    to: Pick<EvidenceRow, 'copyStatus' | 'uncleanReason'>,
  ): Promise<boolean> {
    const settled = await tx
      .update(evidence)
      .set({ ...to, scanKey: null, heldWorkingKey: null })
      .where(and(eq(evidence.id, id), eq(evidence.copyStatus, 'WAITING')))
      .returning({ id: evidence.id });
    return settled.length > 0;
  },
  /** Lets a file that has no working copy wait for one; answers false where it has one, or waits already. */
  async await(
    tx: Tx,
    id: string,
    keys: Pick<UnpreparedRow, 'sealedWorkingKey' | 'scanKey' | 'heldWorkingKey'>,
  ): Promise<boolean> {
    const waits = await tx
      .update(evidence)
      .set({ ...keys, copyStatus: 'WAITING' })
      .where(and(eq(evidence.id, id), eq(evidence.copyStatus, 'NONE')))
      .returning({ id: evidence.id });
    return waits.length > 0;
  },
  /** Those of the keys that a row names: a report's file, one on its way to a report, or one that the office sent. */
  async named(tx: Tx, storeKeys: readonly string[]): Promise<Set<string>> {
    if (!storeKeys.length) return new Set();
    const keys = [...storeKeys];
    const rows = [
      await tx.select({ storeKey: evidence.storeKey }).from(evidence).where(inArray(evidence.storeKey, keys)),
      await tx
        .select({ storeKey: evidenceCopies.storeKey })
        .from(evidenceCopies)
        .where(inArray(evidenceCopies.storeKey, keys)),
      await tx
        .select({ storeKey: messageFiles.storeKey })
        .from(messageFiles)
        .where(inArray(messageFiles.storeKey, keys)),
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
