import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { accountBalances, journalEntries, journalLines } from '../../db/tables/index.ts';

/** Reckons the books anew from their lines, for whoever doesn't believe the standing balances. */
export const ledgerSumsStore = {
  /** Entries that don't balance within a ledger; none, or the database's own guard was taken away. */
  unbalancedEntries: (tx: Tx, fundId: string) =>
    tx
      .select({
        entryId: journalLines.entryId,
        ledger: journalLines.ledger,
        debitFen: sql`sum(${journalLines.debitFen})`.mapWith(Number),
        creditFen: sql`sum(${journalLines.creditFen})`.mapWith(Number),
      })
      .from(journalLines)
      .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
      .where(eq(journalEntries.fundId, fundId))
      .groupBy(journalLines.entryId, journalLines.ledger)
      .having(sql`sum(${journalLines.debitFen}) <> sum(${journalLines.creditFen})`),

  /** Accounts whose standing balance isn't the sum of their lines. */
  async strayBalances(tx: Tx, fundId: string) {
    const summed = tx.$with('summed').as(
      tx
        .select({
          account: journalLines.account,
          fen: sql<number>`sum(${journalLines.debitFen} - ${journalLines.creditFen})`
            .mapWith(Number)
            .as('fen'),
        })
        .from(journalLines)
        .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
        .where(eq(journalEntries.fundId, fundId))
        .groupBy(journalLines.account),
    );
    return tx
      .with(summed)
      .select({
        account: sql<string>`coalesce(${summed.account}, ${accountBalances.account})`,
        expectedFen: sql`coalesce(${summed.fen}, 0)`.mapWith(Number),
        actualFen: sql`coalesce(${accountBalances.balanceFen}, 0)`.mapWith(Number),
      })
      .from(summed)
      .fullJoin(
        accountBalances,
        and(eq(accountBalances.account, summed.account), eq(accountBalances.fundId, fundId)),
      )
      .where(
        sql`(${accountBalances.fundId} is null or ${accountBalances.fundId} = ${fundId})
          and coalesce(${summed.fen}, 0) <> coalesce(${accountBalances.balanceFen}, 0)`,
      );
  },
};
export type LedgerSumsStore = typeof ledgerSumsStore;
