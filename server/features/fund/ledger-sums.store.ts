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

  /** Accounts whose standing balance isn't the sum of their lines, or stands in the wrong ledger. */
  async strayBalances(tx: Tx, fundId: string) {
    const summed = tx.$with('summed').as(
      tx
        .select({
          ledger: journalLines.ledger,
          account: journalLines.account,
          fen: sql<number>`sum(${journalLines.debitFen} - ${journalLines.creditFen})`
            .mapWith(Number)
            .as('fen'),
        })
        .from(journalLines)
        .innerJoin(journalEntries, eq(journalEntries.id, journalLines.entryId))
        .where(eq(journalEntries.fundId, fundId))
        .groupBy(journalLines.ledger, journalLines.account),
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
        and(
          eq(accountBalances.ledger, summed.ledger),
          eq(accountBalances.account, summed.account),
          eq(accountBalances.fundId, fundId),
        ),
      )
      .where(
        sql`(${accountBalances.fundId} is null or ${accountBalances.fundId} = ${fundId})
          and coalesce(${summed.fen}, 0) <> coalesce(${accountBalances.balanceFen}, 0)`,
      );
  },

  /**
   * Entries and payments that are not what the log has their digest of, or are gone. An entry's first digest counts,
   * for it never changes; a payment's last.
   */
  async notAsLogged(tx: Tx): Promise<string[]> {
    const { rows } = await tx.execute<{ code: string }>(sql`
      with entries as (
        select distinct on (facts ->> 'entry') facts ->> 'entry' as entry, facts ->> 'digest' as digest
        from audit_entries as a where act = 'fund.post' order by facts ->> 'entry', a.id
      ), payments as (
        select distinct on (facts ->> 'payment') facts ->> 'payment' as payment, facts ->> 'digest' as digest
        from audit_entries as a where act = 'payment.record' order by facts ->> 'payment', a.id desc
      )
      select case when e.id is null then 'ENTRY_GONE ' || said.entry else 'ENTRY_ALTERED ' || e.id end as code
      from entries as said full join journal_entries as e on e.id::text = said.entry
      where e.id is null or said.digest is distinct from entry_digest(e.id)
      union all
      select case when p.id is null then 'PAYMENT_GONE ' || said.payment else 'PAYMENT_ALTERED ' || p.id end
      from payments as said full join payment_items as p on p.id::text = said.payment
      where p.id is null or said.digest is distinct from payment_digest(p.id)
      order by code`);
    return rows.map(({ code }) => code);
  },
};
export type LedgerSumsStore = typeof ledgerSumsStore;
