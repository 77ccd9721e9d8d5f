import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { counterPayments, paymentBatches, paymentItems, rewards, staff } from '../../db/tables/index.ts';

export type BatchRecord = typeof paymentBatches.$inferSelect;

const BATCHES_SHOWN = 200;

export const payoutsStore = {
  /** Claims that wait to be paid by bank, the longest first; `corrected`: an earlier payment came back. */
  payable: (tx: Tx) =>
    tx
      .select({
        reward: rewards,
        corrected: sql<boolean>`exists (select 1 from payment_items as earlier where earlier.reward_id = rewards.id)`,
      })
      .from(rewards)
      .where(and(eq(rewards.status, 'CLAIMED'), eq(rewards.claimChannel, 'BANK')))
      .orderBy(asc(rewards.statusSince), asc(rewards.reference)),

  batches: (tx: Tx) => withMaker(tx).orderBy(desc(paymentBatches.number)).limit(BATCHES_SHOWN),
  async batch(tx: Tx, id: string) {
    return (await withMaker(tx).where(eq(paymentBatches.id, id)))[0];
  },
  /** The batch, locked: two who check it take turns. */
  async lockBatch(tx: Tx, id: string): Promise<BatchRecord | undefined> {
    return (await tx.select().from(paymentBatches).where(eq(paymentBatches.id, id)).for('update'))[0];
  },
  addBatch: (tx: Tx, row: typeof paymentBatches.$inferInsert) => tx.insert(paymentBatches).values(row),
  addItems: (tx: Tx, rows: (typeof paymentItems.$inferInsert)[]) => tx.insert(paymentItems).values(rows),
  settleBatch: (tx: Tx, id: string, at: Date) =>
    tx.update(paymentBatches).set({ status: 'SETTLED', settledAt: at }).where(eq(paymentBatches.id, id)),

  /** The payments of a batch in the order of the bank's file. */
  items: (tx: Tx, batchId: string) =>
    tx
      .select({ item: paymentItems, reward: rewards })
      .from(paymentItems)
      .innerJoin(rewards, eq(rewards.id, paymentItems.rewardId))
      .where(eq(paymentItems.batchId, batchId))
      .orderBy(asc(rewards.reference)),
  saveItem: (tx: Tx, id: string, changes: Partial<typeof paymentItems.$inferInsert>) =>
    tx.update(paymentItems).set(changes).where(eq(paymentItems.id, id)),

  /** Pick-ups that the first officer opened, with that officer. */
  openPickUps: (tx: Tx) => pickUps(tx).orderBy(asc(counterPayments.openedAt)),
  async pickUp(tx: Tx, rewardId: string) {
    return (await pickUps(tx).where(eq(counterPayments.rewardId, rewardId)))[0];
  },
  openPickUp: (tx: Tx, row: typeof counterPayments.$inferInsert) => tx.insert(counterPayments).values(row),
};
export type PayoutsStore = typeof payoutsStore;

function withMaker(tx: Tx) {
  return tx
    .select({ batch: paymentBatches, makerName: staff.name })
    .from(paymentBatches)
    .innerJoin(staff, eq(staff.id, paymentBatches.makerId))
    .$dynamic();
}

function pickUps(tx: Tx) {
  return tx
    .select({ pickUp: counterPayments, reward: rewards, officer: staff })
    .from(counterPayments)
    .innerJoin(rewards, eq(rewards.id, counterPayments.rewardId))
    .innerJoin(staff, eq(staff.id, counterPayments.firstOfficerId))
    .$dynamic();
}
