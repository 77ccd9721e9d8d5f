import { and, asc, desc, eq, inArray, lt, lte } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import {
  accountBalances,
  funds,
  journalEntries,
  journalLines,
  rewards,
  staff,
} from '../../db/tables/index.ts';
import {
  type Balances,
  type LedgerEvent,
  type LedgerFacts,
  noBalances,
  postingsFor,
} from '../../domain/ledger.ts';

export type FundRecord = typeof funds.$inferSelect;
/** What an entry refers to beside its event. */
export type EntryFacts = { rewardId?: string; documentNo?: string; staffId?: string | null; at: Date };

export const ledgerStore = {
  addFund: (tx: Tx, row: typeof funds.$inferInsert) => tx.insert(funds).values(row),
  async fundOf(tx: Tx, fiscalYear: number): Promise<FundRecord | undefined> {
    return (await ofYear(tx, fiscalYear))[0];
  },
  /** The same, locked: whoever looks at what is available and then takes it does both before the next one looks. */
  async lockFundOf(tx: Tx, fiscalYear: number): Promise<FundRecord | undefined> {
    return (await ofYear(tx, fiscalYear).for('update'))[0];
  },
  /** The fund of that year, or the last before it. */
  async latestFund(tx: Tx, fiscalYear: number): Promise<FundRecord | undefined> {
    const rows = await tx
      .select()
      .from(funds)
      .where(lte(funds.fiscalYear, fiscalYear))
      .orderBy(desc(funds.fiscalYear), asc(funds.openedAt))
      .limit(1);
    return rows[0];
  },
  funds: (tx: Tx) => tx.select().from(funds).orderBy(asc(funds.fiscalYear), asc(funds.openedAt)),

  /** Debits less credits of each account, in fen. */
  async balances(tx: Tx, fundId: string): Promise<Balances> {
    const rows = await tx.select().from(accountBalances).where(eq(accountBalances.fundId, fundId));
    const balances = noBalances();
    for (const { account, balanceFen } of rows) balances[account] = balanceFen;
    return balances;
  },

  /**
   * Posts an event as one balanced entry. Lock the fund first. Fails on `account_balances_never_negative` where the
   * fund would fall below zero; posts nothing where nothing moves.
   */
  async post(
    tx: Tx,
    fundId: string,
    event: LedgerEvent,
    facts: LedgerFacts,
    entry: EntryFacts,
  ): Promise<void> {
    const lines = postingsFor(event, facts);
    if (!lines.length) return;
    const [row] = await tx
      .insert(journalEntries)
      .values({ fundId, event, ...entry })
      .returning({ id: journalEntries.id });
    if (!row) throw new Error('an entry without a number');
    await tx.insert(journalLines).values(lines.map((line) => ({ entryId: row.id, ...line })));
  },

  /** A page of the journal, newest first: entries before that number, each with its lines. */
  async journal(tx: Tx, fundId: string, limit: number, before?: number) {
    const entries = await tx
      .select({ entry: journalEntries, rewardReference: rewards.reference, byName: staff.name })
      .from(journalEntries)
      .leftJoin(rewards, eq(rewards.id, journalEntries.rewardId))
      .leftJoin(staff, eq(staff.id, journalEntries.staffId))
      .where(
        and(
          eq(journalEntries.fundId, fundId),
          before === undefined ? undefined : lt(journalEntries.id, before),
        ),
      )
      .orderBy(desc(journalEntries.id))
      .limit(limit);
    const ids = entries.map(({ entry }) => entry.id);
    const lines = ids.length
      ? await tx
          .select()
          .from(journalLines)
          .where(inArray(journalLines.entryId, ids))
          .orderBy(asc(journalLines.id))
      : [];
    return entries.map((each) => ({
      ...each,
      lines: lines.filter((line) => line.entryId === each.entry.id),
    }));
  },
};
export type LedgerStore = typeof ledgerStore;

function ofYear(tx: Tx, fiscalYear: number) {
  return tx
    .select()
    .from(funds)
    .where(eq(funds.fiscalYear, fiscalYear))
    .orderBy(asc(funds.openedAt))
    .limit(1);
}
