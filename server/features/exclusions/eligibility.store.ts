import { and, asc, desc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { identityChecks, rewardExclusions } from '../../db/tables/index.ts';

export type ExclusionRecord = typeof rewardExclusions.$inferSelect;
export type IdentityCheckRecord = typeof identityChecks.$inferSelect;

/** What was found out about whether an award's reporter may have it. */
export const eligibilityStore = {
  answer: (tx: Tx, rows: (typeof rewardExclusions.$inferInsert)[]) =>
    tx.insert(rewardExclusions).values(rows),

  /** Oldest first. */
  answers: (tx: Tx, rewardId: string): Promise<ExclusionRecord[]> =>
    tx
      .select()
      .from(rewardExclusions)
      .where(eq(rewardExclusions.rewardId, rewardId))
      .orderBy(asc(rewardExclusions.id)),

  ask: (tx: Tx, row: typeof identityChecks.$inferInsert) => tx.insert(identityChecks).values(row),

  /** The last question that the vault was asked about an award. */
  async lastCheck(tx: Tx, rewardId: string): Promise<IdentityCheckRecord | undefined> {
    const rows = await tx
      .select()
      .from(identityChecks)
      .where(and(eq(identityChecks.rewardId, rewardId)))
      .orderBy(desc(identityChecks.askedAt))
      .limit(1);
    return rows[0];
  },
};
export type EligibilityStore = typeof eligibilityStore;
