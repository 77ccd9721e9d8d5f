import { asc, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leads, rewardSteps, rewards } from '../../db/tables/index.ts';
import type { RewardRecord } from './rewards.store.ts';

/** What the acts on one reward ask row by row, asked once for many. */
export const roundsStore = {
  /** Locked in one order, so that two rounds never wait for each other. */
  lock: (tx: Tx, ids: readonly string[]) =>
    tx
      .select()
      .from(rewards)
      .where(inArray(rewards.id, [...ids]))
      .orderBy(asc(rewards.id))
      .for('update'),
  /** Kept as they are for the rest of the transaction. */
  steadyLeads: (tx: Tx, ids: readonly string[]) =>
    tx
      .select()
      .from(leads)
      .where(inArray(leads.id, [...ids]))
      .orderBy(asc(leads.id))
      .for('share'),
  addSteps: (tx: Tx, rows: (typeof rewardSteps.$inferInsert)[]) => tx.insert(rewardSteps).values(rows),
  saveAll: (tx: Tx, ids: readonly string[], changes: Partial<RewardRecord>) =>
    tx
      .update(rewards)
      .set({ ...changes, version: sql`${rewards.version} + 1` })
      .where(inArray(rewards.id, [...ids])),
};
export type RoundsStore = typeof roundsStore;
