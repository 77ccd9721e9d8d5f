import { asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { licenceEntries, licenceLists, staff } from '../../db/tables/index.ts';
import type { Licence } from '../../domain/licences.ts';

/** Rows go in by parts: a statement has a limit of values. */
const AT_ONCE = 2_000;

export const licencesStore = {
  async add(tx: Tx, list: typeof licenceLists.$inferInsert, licences: readonly Licence[]): Promise<void> {
    await tx.insert(licenceLists).values(list);
    for (let from = 0; from < licences.length; from += AT_ONCE) {
      const rows = licences.slice(from, from + AT_ONCE).map((licence) => ({ ...licence, listId: list.id }));
      await tx.insert(licenceEntries).values(rows);
    }
  },
  /** The list that waits; whoever changes it goes first or waits. */
  async lockDraft(tx: Tx) {
    return (await tx.select().from(licenceLists).where(isNull(licenceLists.publishedAt)).for('update'))[0];
  },
  async draft(tx: Tx) {
    return (await tx.select().from(licenceLists).where(isNull(licenceLists.publishedAt)))[0];
  },
  async discard(tx: Tx, id: string): Promise<void> {
    await tx.delete(licenceEntries).where(eq(licenceEntries.listId, id));
    await tx.delete(licenceLists).where(eq(licenceLists.id, id));
  },
  publish: (tx: Tx, id: string, by: string, at: Date) =>
    tx.update(licenceLists).set({ publishedBy: by, publishedAt: at }).where(eq(licenceLists.id, id)),
  async published(tx: Tx) {
    const rows = await tx
      .select()
      .from(licenceLists)
      .where(isNotNull(licenceLists.publishedAt))
      .orderBy(desc(licenceLists.publishedAt))
      .limit(1);
    return rows[0];
  },
  versions: (tx: Tx) =>
    tx
      .select({ list: licenceLists, by: staff.name })
      .from(licenceLists)
      .leftJoin(staff, eq(staff.id, licenceLists.publishedBy))
      .where(isNotNull(licenceLists.publishedAt))
      .orderBy(desc(licenceLists.publishedAt)),
  entries: (tx: Tx, listId: string) =>
    tx
      .select()
      .from(licenceEntries)
      .where(eq(licenceEntries.listId, listId))
      .orderBy(asc(licenceEntries.line)),
};
export type LicencesStore = typeof licencesStore;
export type LicenceListRecord = typeof licenceLists.$inferSelect;
export type LicenceRecord = typeof licenceEntries.$inferSelect;
