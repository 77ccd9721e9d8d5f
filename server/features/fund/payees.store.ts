import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { rewards } from '../../db/tables/index.ts';

export type PayeeAward = { id: string; leadId: string; reference: string; amountFen: number; at: Date };

/** Awards by the account that they are claimed to: by its keyed digest, which names nobody. */
export const payeesStore = {
  /** The other awards that were claimed to the same account. */
  othersOf: (tx: Tx, rewardId: string, tag: Buffer) =>
    tx
      .select({ id: rewards.id, leadId: rewards.leadId })
      .from(rewards)
      .where(and(eq(rewards.payeeTag, tag), ne(rewards.id, rewardId))),

  /** Accounts that more than one award was claimed to, each with its awards. */
  async shared(tx: Tx): Promise<PayeeAward[][]> {
    const rows = await tx
      .select({
        id: rewards.id,
        leadId: rewards.leadId,
        reference: rewards.reference,
        amountFen: sql`coalesce(${rewards.amountFen}, 0)`.mapWith(Number),
        at: rewards.statusSince,
        payee: sql<string>`encode(${rewards.payeeTag}, 'hex')`,
      })
      .from(rewards)
      .where(
        and(
          isNotNull(rewards.payeeTag),
          sql`${rewards.payeeTag} in (select payee_tag from rewards where payee_tag is not null group by payee_tag having count(*) > 1)`,
        ),
      )
      .orderBy(rewards.reference)
      .limit(2_000);
    return Object.values(Object.groupBy(rows, ({ payee }) => payee)).flatMap((group) =>
      group ? [group.map(({ payee: _tag, ...award }) => award)] : [],
    );
  },
};
export type PayeesStore = typeof payeesStore;
