import { and, asc, count, desc, eq, inArray, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/connection.ts';
import { counterPayments, paymentBatches, paymentItems, rewards, staff } from '../../db/tables/index.ts';

export type BatchRecord = typeof paymentBatches.$inferSelect;
export type ItemRecord = typeof paymentItems.$inferSelect;

const BATCHES_SHOWN = 200;
/** Rows of one statement: each takes several of the 65,535 values that the database lets one hold. */
const AT_ONCE = 1_000;

export const payoutsStore = {
  /** Claims that wait to be paid by bank, the longest first; `corrected`: an earlier payment came back. */
  payable: (tx: Tx, limit: number) =>
    tx
      .select({
        reward: rewards,
        corrected: sql<boolean>`exists (select 1 from payment_items as earlier
          where earlier.reward_id = rewards.id and earlier.outcome is not null)`,
      })
      .from(rewards)
      .where(waits(tx))
      .orderBy(asc(rewards.statusSince), asc(rewards.reference))
      .limit(limit),
  async payableIds(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx
      .select({ id: rewards.id })
      .from(rewards)
      .where(waits(tx))
      .orderBy(asc(rewards.statusSince), asc(rewards.reference))
      .limit(limit);
    return rows.map(({ id }) => id);
  },
  async payableCount(tx: Tx): Promise<number> {
    return (await tx.select({ n: count() }).from(rewards).where(waits(tx)))[0]?.n ?? 0;
  },

  /** What these awards come to, in fen. */
  async totalOf(tx: Tx, rewardIds: readonly string[]): Promise<number> {
    const [row] = await tx
      .select({ fen: sql`coalesce(sum(${rewards.amountFen}), 0)`.mapWith(Number) })
      .from(rewards)
      .where(inArray(rewards.id, [...rewardIds]));
    return row?.fen ?? 0;
  },

  batches: (tx: Tx) => withPeople(tx).orderBy(desc(paymentBatches.number)).limit(BATCHES_SHOWN),
  async batch(tx: Tx, id: string) {
    return (await withPeople(tx).where(eq(paymentBatches.id, id)))[0];
  },
  /** Kept as it is for the rest of the transaction, for whoever reads it in several looks. */
  steadyBatch: (tx: Tx, id: string) =>
    tx.select({ id: paymentBatches.id }).from(paymentBatches).where(eq(paymentBatches.id, id)).for('share'),
  /** The batch, locked: two who work on it take turns. */
  async lockBatch(tx: Tx, id: string): Promise<BatchRecord | undefined> {
    return (await tx.select().from(paymentBatches).where(eq(paymentBatches.id, id)).for('update'))[0];
  },
  async addBatch(tx: Tx, row: typeof paymentBatches.$inferInsert): Promise<void> {
    await tx.insert(paymentBatches).values(row);
  },
  async addItems(tx: Tx, rows: (typeof paymentItems.$inferInsert)[]): Promise<void> {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      await tx.insert(paymentItems).values(rows.slice(from, from + AT_ONCE));
    }
  },
  saveBatch: (tx: Tx, id: string, changes: Partial<BatchRecord>) =>
    tx.update(paymentBatches).set(changes).where(eq(paymentBatches.id, id)),

  /** A stretch of a batch's payments in the order of the bank's file, from after line `after`. */
  items: (tx: Tx, batchId: string, after: number, limit: number) =>
    tx
      .select({ item: paymentItems, reward: rewards })
      .from(paymentItems)
      .innerJoin(rewards, eq(rewards.id, paymentItems.rewardId))
      .where(and(eq(paymentItems.batchId, batchId), sql`${paymentItems.lineNo} > ${after}`))
      .orderBy(asc(paymentItems.lineNo))
      .limit(limit),
  async itemAt(tx: Tx, batchId: string, lineNo: number): Promise<ItemRecord | undefined> {
    const rows = await tx
      .select()
      .from(paymentItems)
      .where(and(eq(paymentItems.batchId, batchId), eq(paymentItems.lineNo, lineNo)));
    return rows[0];
  },
  itemsById: (tx: Tx, ids: readonly string[]) =>
    tx
      .select({ item: paymentItems, leadId: rewards.leadId })
      .from(paymentItems)
      .innerJoin(rewards, eq(rewards.id, paymentItems.rewardId))
      .where(inArray(paymentItems.id, [...ids])),
  async openItems(tx: Tx, batchId: string): Promise<number> {
    const of = and(eq(paymentItems.batchId, batchId), eq(paymentItems.open, true));
    return (await tx.select({ n: count() }).from(paymentItems).where(of))[0]?.n ?? 0;
  },
  /** Notes what the bank answered: each payment by its confirmed line of that answer. */
  answerItems: (tx: Tx, returnId: string, by: { checkedBy: string; checkedAt: Date }) =>
    tx.execute(sql`update payment_items as item set open = false, outcome = line.outcome,
        bank_reference = line.bank_reference, return_id = ${returnId}, checked_by = ${by.checkedBy},
        checked_at = ${by.checkedAt.toISOString()}
      from bank_return_lines as line
      where line.return_id = ${returnId} and line.problem is null and line.item_id = item.id`),
  /** A cancelled batch lets its awards go. */
  letItemsGo: (tx: Tx, batchId: string) =>
    tx.update(paymentItems).set({ open: false }).where(eq(paymentItems.batchId, batchId)),

  /** Pick-ups that the first officer opened, with that officer. */
  openPickUps: (tx: Tx) => pickUps(tx).orderBy(asc(counterPayments.openedAt)),
  async pickUp(tx: Tx, rewardId: string) {
    return (await pickUps(tx).where(eq(counterPayments.rewardId, rewardId)))[0];
  },
  openPickUp: (tx: Tx, row: typeof counterPayments.$inferInsert) => tx.insert(counterPayments).values(row),
};
export type PayoutsStore = typeof payoutsStore;

/** Claimed, by bank, and in no batch that is under way. */
function waits(tx: Tx) {
  const underWay = tx
    .select({ one: sql`1` })
    .from(paymentItems)
    .where(and(eq(paymentItems.rewardId, rewards.id), eq(paymentItems.open, true)));
  return and(eq(rewards.status, 'CLAIMED'), eq(rewards.claimChannel, 'BANK'), notExists(underWay));
}

function withPeople(tx: Tx) {
  const releaser = alias(staff, 'releaser');
  return tx
    .select({ batch: paymentBatches, makerName: staff.name, releaserName: releaser.name })
    .from(paymentBatches)
    .innerJoin(staff, eq(staff.id, paymentBatches.makerId))
    .leftJoin(releaser, eq(releaser.id, paymentBatches.releasedBy))
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
