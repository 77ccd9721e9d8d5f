import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { townships, villages } from '../../db/tables/index.ts';

/** What one insert carries: PostgreSQL takes 65,535 values in one statement. */
const A_HEAP = 1_000;

/** The office's list of villages and communities. */
export const villagesStore = {
  all: (tx: Tx) => tx.select().from(villages).orderBy(asc(villages.position)),

  /** Those that people can choose: of townships that are still the district's. */
  offered: (tx: Tx) =>
    tx
      .select({
        code: villages.code,
        townshipCode: villages.townshipCode,
        nameZh: villages.nameZh,
        nameEn: villages.nameEn,
      })
      .from(villages)
      .innerJoin(townships, eq(townships.code, villages.townshipCode))
      .where(eq(townships.active, true))
      .orderBy(asc(villages.position)),

  async find(tx: Tx, code: string) {
    const rows = await tx.select().from(villages).where(eq(villages.code, code));
    return rows[0];
  },

  async replace(tx: Tx, rows: readonly Omit<typeof villages.$inferInsert, 'position'>[]): Promise<void> {
    await tx.delete(villages);
    const placed = rows.map((row, position) => ({ ...row, position }));
    for (let at = 0; at < placed.length; at += A_HEAP) {
      await tx.insert(villages).values(placed.slice(at, at + A_HEAP));
    }
  },
};
export type VillagesStore = typeof villagesStore;
