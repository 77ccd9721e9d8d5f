import { asc, eq, lt, ne, sum } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { uploadParts, uploads } from '../../db/tables/index.ts';

export type UploadRow = typeof uploads.$inferSelect;
export type PartRow = typeof uploadParts.$inferSelect;

/** As many expired uploads as one transaction clears. */
const AT_ONCE = 100;

export const uploadsStore = {
  add: (tx: Tx, row: typeof uploads.$inferInsert) => tx.insert(uploads).values(row),
  async find(tx: Tx, id: string): Promise<UploadRow | undefined> {
    return (await tx.select().from(uploads).where(eq(uploads.id, id)))[0];
  },
  /** The upload, locked for the rest of the transaction: its writers take turns. */
  async lock(tx: Tx, id: string): Promise<UploadRow | undefined> {
    return (await tx.select().from(uploads).where(eq(uploads.id, id)).for('update'))[0];
  },
  save: (tx: Tx, id: string, changes: Partial<typeof uploads.$inferInsert>) =>
    tx.update(uploads).set(changes).where(eq(uploads.id, id)),
  remove: (tx: Tx, id: string) => tx.delete(uploads).where(eq(uploads.id, id)),

  addParts: (tx: Tx, rows: readonly PartRow[]) => tx.insert(uploadParts).values([...rows]),
  parts: (tx: Tx, uploadId: string): Promise<PartRow[]> =>
    tx
      .select()
      .from(uploadParts)
      .where(eq(uploadParts.uploadId, uploadId))
      .orderBy(asc(uploadParts.position)),
  removeParts: (tx: Tx, uploadId: string) => tx.delete(uploadParts).where(eq(uploadParts.uploadId, uploadId)),

  /**
   * The bytes that lie here while no report has taken them. What was only announced takes no room: a stranger's few
   * words would keep everybody's files out.
   */
  async bytesUnderWay(tx: Tx): Promise<number> {
    const rows = await tx
      .select({ bytes: sum(uploads.received) })
      .from(uploads)
      .where(ne(uploads.state, 'TAKEN'));
    return Number(rows[0]?.bytes ?? 0);
  },
  /** Some that nobody has gone on with, locked; another process's are passed over. */
  expired: (tx: Tx, now: Date): Promise<UploadRow[]> =>
    tx
      .select()
      .from(uploads)
      .where(lt(uploads.expiresAt, now))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true }),
};
export type UploadsStore = typeof uploadsStore;
