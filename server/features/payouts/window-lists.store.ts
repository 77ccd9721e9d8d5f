import { and, asc, desc, eq, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { counterPayments, rewards, staff, windowLists, windowVouchers } from '../../db/tables/index.ts';

const LISTS_SHOWN = 50;

export const windowListsStore = {
  /** Codes that could be paid at the bank's window: the reporter comes in person, and nothing has begun. */
  offered: (tx: Tx, now: Date, limit: number) =>
    tx
      .select()
      .from(rewards)
      .where(
        and(
          eq(rewards.status, 'CLAIMED'),
          eq(rewards.claimChannel, 'COUNTER'),
          isNotNull(rewards.claimCodeTail),
          sql`${rewards.claimCodeUntil} > ${now.toISOString()}`,
          notExists(out(tx)),
          notExists(
            tx
              .select({ one: sql`1` })
              .from(counterPayments)
              .where(eq(counterPayments.rewardId, rewards.id)),
          ),
        ),
      )
      .orderBy(asc(rewards.id))
      .limit(limit)
      .for('update'),
  /** @returns its number */
  async add(tx: Tx, row: typeof windowLists.$inferInsert): Promise<number> {
    const [made] = await tx.insert(windowLists).values(row).returning({ number: windowLists.number });
    if (!made) throw new Error('a list without a number');
    return made.number;
  },
  addVouchers: (tx: Tx, rows: (typeof windowVouchers.$inferInsert)[]) =>
    tx.insert(windowVouchers).values(rows),
  lists: (tx: Tx) =>
    tx
      .select({ list: windowLists, madeByName: staff.name })
      .from(windowLists)
      .innerJoin(staff, eq(staff.id, windowLists.madeBy))
      .orderBy(desc(windowLists.number))
      .limit(LISTS_SHOWN),
  async lock(tx: Tx, id: string) {
    return (await tx.select().from(windowLists).where(eq(windowLists.id, id)).for('update'))[0];
  },
  vouchers: (tx: Tx, listId: string) =>
    tx
      .select({ voucher: windowVouchers, reward: rewards })
      .from(windowVouchers)
      .innerJoin(rewards, eq(rewards.id, windowVouchers.rewardId))
      .where(eq(windowVouchers.listId, listId))
      .orderBy(asc(windowVouchers.voucherNo)),
  /** The voucher that is out for this award, if one is. */
  async out(tx: Tx, rewardId: string) {
    const wanted = and(eq(windowVouchers.rewardId, rewardId), isNull(windowVouchers.result));
    return (await tx.select().from(windowVouchers).where(wanted))[0];
  },
  bringBack: (tx: Tx, voucherNo: string, result: 'PAID' | 'BACK') =>
    tx
      .update(windowVouchers)
      .set({ result })
      .where(and(eq(windowVouchers.voucherNo, voucherNo), isNull(windowVouchers.result))),
  close: (tx: Tx, id: string, by: { closedBy: string; closedAt: Date }) =>
    tx.update(windowLists).set(by).where(eq(windowLists.id, id)),
};
export type WindowListsStore = typeof windowListsStore;

const out = (tx: Tx) =>
  tx
    .select({ one: sql`1` })
    .from(windowVouchers)
    .where(and(eq(windowVouchers.rewardId, rewards.id), isNull(windowVouchers.result)));
