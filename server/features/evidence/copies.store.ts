import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { evidenceCopies, evidenceReleases } from '../../db/tables/index.ts';
import type { CopyKind } from '../../domain/evidence.ts';

export type CopyRow = typeof evidenceCopies.$inferSelect;
export type ReleaseRow = typeof evidenceReleases.$inferSelect;

export const copiesStore = {
  add: (tx: Tx, rows: (typeof evidenceCopies.$inferInsert)[]) => tx.insert(evidenceCopies).values(rows),
  of: async (tx: Tx, evidenceIds: readonly string[]) =>
    evidenceIds.length
      ? tx
          .select()
          .from(evidenceCopies)
          .where(inArray(evidenceCopies.evidenceId, [...evidenceIds]))
          .orderBy(asc(evidenceCopies.kind), asc(evidenceCopies.page))
      : [],
  async find(tx: Tx, evidenceId: string, kind: CopyKind, page: number) {
    const same = and(
      eq(evidenceCopies.evidenceId, evidenceId),
      eq(evidenceCopies.kind, kind),
      eq(evidenceCopies.page, page),
    );
    return (await tx.select().from(evidenceCopies).where(same))[0];
  },
  /** Answers false for a file that was released already, which stays as it was. */
  async release(tx: Tx, row: typeof evidenceReleases.$inferInsert): Promise<boolean> {
    const added = await tx
      .insert(evidenceReleases)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: evidenceReleases.evidenceId });
    return added.length > 0;
  },
  releasesOf: async (tx: Tx, evidenceIds: readonly string[]) =>
    evidenceIds.length
      ? tx
          .select()
          .from(evidenceReleases)
          .where(inArray(evidenceReleases.evidenceId, [...evidenceIds]))
      : [],
};
export type CopiesStore = typeof copiesStore;
