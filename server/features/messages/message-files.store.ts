import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { messageFiles } from '../../db/tables/index.ts';

export type MessageFileRow = typeof messageFiles.$inferSelect;

export const messageFilesStore = {
  add: (tx: Tx, rows: (typeof messageFiles.$inferInsert)[]) =>
    rows.length ? tx.insert(messageFiles).values(rows) : undefined,

  /** All that the office sent in a conversation, in the order of each message. */
  ofDrawer: (tx: Tx, compartmentId: string): Promise<MessageFileRow[]> =>
    tx
      .select()
      .from(messageFiles)
      .where(and(eq(messageFiles.compartmentId, compartmentId), isNull(messageFiles.erasedAt)))
      .orderBy(asc(messageFiles.sentAt), asc(messageFiles.position)),

  async find(tx: Tx, compartmentId: string, id: string): Promise<MessageFileRow | undefined> {
    const rows = await tx
      .select()
      .from(messageFiles)
      .where(
        and(
          eq(messageFiles.compartmentId, compartmentId),
          eq(messageFiles.id, id),
          isNull(messageFiles.erasedAt),
        ),
      );
    return rows[0];
  },
};
export type MessageFilesStore = typeof messageFilesStore;
