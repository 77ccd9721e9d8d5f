import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { fundDocuments, paperVerdicts, schemeDocuments } from '../../db/tables/index.ts';

/** An official paper as it came, and what it is about. */
export type Paper = { id: string; about: 'FUND' | 'SCHEME'; content: Buffer };

const AT_ONCE = 50;
const SHELVES = [
  { about: 'FUND', table: fundDocuments },
  { about: 'SCHEME', table: schemeDocuments },
] as const;

/** The papers of the fund and of measures, past the scanner or not yet. */
export const papersStore = {
  async verdict(tx: Tx, paperId: string) {
    return (await tx.select().from(paperVerdicts).where(eq(paperVerdicts.paperId, paperId)))[0];
  },

  /** Ids of papers without a verdict, the oldest first of each kind; or the one named, if it waits. */
  async waiting(tx: Tx, paperId?: string): Promise<Pick<Paper, 'id' | 'about'>[]> {
    const found: Pick<Paper, 'id' | 'about'>[] = [];
    for (const { about, table } of SHELVES) {
      const rows = await tx
        .select({ id: table.id })
        .from(table)
        .leftJoin(paperVerdicts, eq(paperVerdicts.paperId, table.id))
        .where(and(isNull(paperVerdicts.paperId), paperId ? eq(table.id, paperId) : undefined))
        .orderBy(asc(table.addedAt), asc(table.id))
        .limit(AT_ONCE);
      found.push(...rows.map(({ id }) => ({ id, about })));
    }
    return found;
  },

  async content(tx: Tx, { id, about }: Pick<Paper, 'id' | 'about'>): Promise<Buffer | undefined> {
    const table = about === 'FUND' ? fundDocuments : schemeDocuments;
    return (await tx.select({ content: table.content }).from(table).where(eq(table.id, id)))[0]?.content;
  },

  /** Answers false where somebody else wrote a verdict meanwhile. */
  async settle(tx: Tx, row: typeof paperVerdicts.$inferInsert): Promise<boolean> {
    const written = await tx
      .insert(paperVerdicts)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: paperVerdicts.paperId });
    return written.length > 0;
  },
};
export type PapersStore = typeof papersStore;
