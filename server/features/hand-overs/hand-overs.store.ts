import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { handOvers } from '../../db/tables/index.ts';

export type HandOverRow = typeof handOvers.$inferSelect;

export const handOversStore = {
  add: (tx: Tx, row: typeof handOvers.$inferInsert) => tx.insert(handOvers).values(row),
  ofLead: (tx: Tx, leadId: string) =>
    tx.select().from(handOvers).where(eq(handOvers.leadId, leadId)).orderBy(asc(handOvers.askedAt)),
  /** What has not left yet, of any lead. */
  open: (tx: Tx) =>
    tx
      .select()
      .from(handOvers)
      .where(isNull(handOvers.handedOverAt))
      .orderBy(asc(handOvers.askedAt))
      .limit(200),
  /** Held until the transaction ends. */
  async lock(tx: Tx, leadId: string, id: string): Promise<HandOverRow | undefined> {
    const same = and(eq(handOvers.id, id), eq(handOvers.leadId, leadId));
    return (await tx.select().from(handOvers).where(same).for('update'))[0];
  },
  save: (tx: Tx, id: string, columns: Partial<HandOverRow>) =>
    tx.update(handOvers).set(columns).where(eq(handOvers.id, id)),
};
export type HandOversStore = typeof handOversStore;
