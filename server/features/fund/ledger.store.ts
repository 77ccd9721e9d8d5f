import { and, asc, desc, eq, getTableColumns, isNull, lte } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { accountBalances, fundClosings, funds, journalEntries, journalLines } from '../../db/tables/index.ts';
import {
  type Balances,
  type LedgerEvent,
  type LedgerFacts,
  type Posting,
  mirrorOf,
  noBalances,
  postingsFor,
} from '../../domain/ledger.ts';

export type FundRecord = typeof funds.$inferSelect;
export type ClosingRecord = typeof fundClosings.$inferSelect;
/** What an entry refers to beside its event. */
export type EntryFacts = {
  rewardId?: string;
  documentNo?: string;
  staffId?: string | null;
  orderId?: string;
  at: Date;
};

export const ledgerStore = {
  addFund: (tx: Tx, row: typeof funds.$inferInsert) => tx.insert(funds).values(row),
  async fund(tx: Tx, id: string): Promise<FundRecord | undefined> {
    return (await tx.select().from(funds).where(eq(funds.id, id)))[0];
  },
  /** The same, locked: whoever looks at what is available and then takes it does both before the next one looks. */
  async lockFund(tx: Tx, id: string): Promise<FundRecord | undefined> {
    return (await tx.select().from(funds).where(eq(funds.id, id)).for('update'))[0];
  },
  /** That year's funds whose year is not closed, the oldest first: those that new money may come out of. */
  openFunds: (tx: Tx, fiscalYear: number): Promise<FundRecord[]> =>
    tx
      .select(getTableColumns(funds))
      .from(funds)
      .leftJoin(fundClosings, eq(fundClosings.fundId, funds.id))
      .where(and(eq(funds.fiscalYear, fiscalYear), isNull(fundClosings.fundId)))
      .orderBy(asc(funds.openedAt), asc(funds.budgetLine)),
  /** The first fund of that year, or of the last before it. */
  async latestFund(tx: Tx, fiscalYear: number): Promise<FundRecord | undefined> {
    const rows = await tx
      .select()
      .from(funds)
      .where(lte(funds.fiscalYear, fiscalYear))
      .orderBy(desc(funds.fiscalYear), asc(funds.openedAt), asc(funds.budgetLine))
      .limit(1);
    return rows[0];
  },
  funds: (tx: Tx): Promise<FundRecord[]> =>
    tx.select().from(funds).orderBy(asc(funds.fiscalYear), asc(funds.openedAt), asc(funds.budgetLine)),

  addClosing: (tx: Tx, row: typeof fundClosings.$inferInsert) => tx.insert(fundClosings).values(row),
  closings: (tx: Tx): Promise<ClosingRecord[]> => tx.select().from(fundClosings),
  async closing(tx: Tx, fundId: string): Promise<ClosingRecord | undefined> {
    return (await tx.select().from(fundClosings).where(eq(fundClosings.fundId, fundId)))[0];
  },
  /** Where what a closed fund gets back goes: the next year's fund, or the one after, whose year is still open. */
  async heirOf(tx: Tx, fundId: string): Promise<FundRecord> {
    let heir = fundId;
    for (let next = await ledgerStore.closing(tx, heir); next; next = await ledgerStore.closing(tx, heir))
      heir = next.successorId;
    const found = await ledgerStore.lockFund(tx, heir);
    if (!found) throw new Error('a closed fund without a successor');
    return found;
  },

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
    if (lines.length) await insertEntry(tx, { fundId, event, ...entry }, lines);
  },

  /** The same event for many awards, two statements for hundreds of entries; `postings` have the same fund. */
  async postAll(
    tx: Tx,
    fundId: string,
    postings: readonly { event: LedgerEvent; facts: LedgerFacts; entry: EntryFacts }[],
  ): Promise<void> {
    const moving = postings.flatMap(({ event, facts, entry }) => {
      const lines = postingsFor(event, facts);
      return lines.length ? [{ row: { fundId, event, ...entry }, lines }] : [];
    });
    if (!moving.length) return;
    // The rows of one insert are numbered in their order.
    const numbered = await tx
      .insert(journalEntries)
      .values(moving.map(({ row }) => row))
      .returning({ id: journalEntries.id, rewardId: journalEntries.rewardId });
    const lines = moving.flatMap((posting, at) => {
      const entry = numbered[at];
      if (!entry || entry.rewardId !== (posting.row.rewardId ?? null))
        throw new Error('entries out of order');
      return posting.lines.map((line) => ({ entryId: entry.id, ...line }));
    });
    await tx.insert(journalLines).values(lines);
  },

  /** Takes an entry back by its mirror. @throws the database's refusal where it was taken back before */
  async postReversal(tx: Tx, fundId: string, entryId: number, entry: EntryFacts): Promise<void> {
    const lines = await tx.select().from(journalLines).where(eq(journalLines.entryId, entryId));
    await insertEntry(tx, { fundId, event: 'REVERSED', reversesId: entryId, ...entry }, mirrorOf(lines));
  },
};
export type LedgerStore = typeof ledgerStore;

async function insertEntry(
  tx: Tx,
  entry: typeof journalEntries.$inferInsert,
  lines: readonly Posting[],
): Promise<void> {
  const [row] = await tx.insert(journalEntries).values(entry).returning({ id: journalEntries.id });
  if (!row) throw new Error('an entry without a number');
  await tx.insert(journalLines).values(lines.map((line) => ({ entryId: row.id, ...line })));
}
