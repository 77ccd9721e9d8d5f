import { type SQL, and, asc, desc, eq, exists, gte, inArray, lt, lte, max, min, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { accountBalances, journalEntries, journalLines, rewards, staff } from '../../db/tables/index.ts';
import type { Account, LedgerEvent, Period } from '../../domain/ledger.ts';

/** What somebody looks for in the journal; `before`: entries older than that number. */
export type JournalFilter = {
  fundId: string;
  account?: Account | undefined;
  event?: LedgerEvent | undefined;
  period?: Period | undefined;
  rewardReference?: string | undefined;
  before?: number | undefined;
};
export type JournalRow = Awaited<ReturnType<typeof withLines>>[number];

/** The journal as it is read: by its keys, never by counting pages, so that a million entries cost what a thousand do. */
export const journalStore = {
  /** A page, newest first, each entry with its lines and with the entry that took it back. */
  async page(tx: Tx, filter: JournalFilter, limit: number): Promise<JournalRow[]> {
    const { fundId, account, event, period, rewardReference, before } = filter;
    const reward = rewardReference === undefined ? undefined : await rewardOf(tx, rewardReference);
    if (rewardReference !== undefined && !reward) return [];
    const bounds = period === undefined ? undefined : await boundsOf(tx, fundId, period);
    if (bounds === null) return [];
    const where = and(
      eq(journalEntries.fundId, fundId),
      before === undefined ? undefined : lt(journalEntries.id, before),
      event && eq(journalEntries.event, event),
      period === undefined ? undefined : eq(journalEntries.period, period),
      bounds && and(gte(journalEntries.id, bounds.first), lte(journalEntries.id, bounds.last)),
      reward ? eq(journalEntries.rewardId, reward) : undefined,
    );
    return withLines(tx, await idsOf(tx, where, account, limit, bounds ?? null, before));
  },

  /** One entry of any fund, as a row of the journal. */
  async entry(tx: Tx, id: number): Promise<JournalRow | undefined> {
    return (await withLines(tx, [id]))[0];
  },

  /** Every entry that an award posted, oldest first. */
  async ofReward(tx: Tx, rewardId: string): Promise<JournalRow[]> {
    const ids = await tx
      .select({ id: journalEntries.id })
      .from(journalEntries)
      .where(eq(journalEntries.rewardId, rewardId));
    return (
      await withLines(
        tx,
        ids.map(({ id }) => id),
      )
    ).toReversed();
  },

  balances: (tx: Tx, fundId: string) =>
    tx
      .select({ account: accountBalances.account, balanceFen: accountBalances.balanceFen })
      .from(accountBalances)
      .where(eq(accountBalances.fundId, fundId)),
};
export type JournalStore = typeof journalStore;

async function rewardOf(tx: Tx, reference: string): Promise<string | undefined> {
  const rows = await tx.select({ id: rewards.id }).from(rewards).where(eq(rewards.reference, reference));
  return rows[0]?.id;
}

type Bounds = { first: number; last: number };

/** The numbers between which a month's entries lie: what keeps a look at an old month from walking all since. */
async function boundsOf(tx: Tx, fundId: string, period: Period): Promise<Bounds | null> {
  const [row] = await tx
    .select({ first: min(journalEntries.id), last: max(journalEntries.id) })
    .from(journalEntries)
    .where(and(eq(journalEntries.fundId, fundId), eq(journalEntries.period, period)));
  return row?.first == null || row.last == null ? null : { first: row.first, last: row.last };
}

async function idsOf(
  tx: Tx,
  where: SQL | undefined,
  account: Account | undefined,
  limit: number,
  bounds: Bounds | null,
  before: number | undefined,
): Promise<number[]> {
  if (!account) {
    const rows = await tx
      .select({ id: journalEntries.id })
      .from(journalEntries)
      .where(where)
      .orderBy(desc(journalEntries.id))
      .limit(limit);
    return rows.map(({ id }) => id);
  }
  // From the account's own lines: an account that hardly moves is found without walking past all the others.
  const rows = await tx
    .selectDistinct({ id: journalLines.entryId })
    .from(journalLines)
    .where(
      and(
        eq(journalLines.account, account),
        before === undefined ? undefined : lt(journalLines.entryId, before),
        bounds
          ? and(gte(journalLines.entryId, bounds.first), lte(journalLines.entryId, bounds.last))
          : undefined,
        exists(
          tx
            .select({ one: sql`1` })
            .from(journalEntries)
            .where(and(eq(journalEntries.id, journalLines.entryId), where)),
        ),
      ),
    )
    .orderBy(desc(journalLines.entryId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

async function withLines(tx: Tx, ids: readonly number[]) {
  if (!ids.length) return [];
  const entries = await tx
    .select({
      entry: journalEntries,
      rewardReference: rewards.reference,
      byName: staff.name,
      reversedById: sql<
        number | null
      >`(select r.id from journal_entries as r where r.reverses_id = ${journalEntries.id})`.mapWith((id) =>
        id === null ? null : Number(id),
      ),
    })
    .from(journalEntries)
    .leftJoin(rewards, eq(rewards.id, journalEntries.rewardId))
    .leftJoin(staff, eq(staff.id, journalEntries.staffId))
    .where(inArray(journalEntries.id, [...ids]))
    .orderBy(desc(journalEntries.id));
  const lines = await tx
    .select()
    .from(journalLines)
    .where(inArray(journalLines.entryId, [...ids]))
    .orderBy(asc(journalLines.id));
  return entries.map((each) => ({
    ...each,
    lines: lines.filter((line) => line.entryId === each.entry.id),
  }));
}
