import { asc, count, eq, max, min, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { closedPeriods, funds, journalEntries, reconciliations, staff } from '../../db/tables/index.ts';
import type { Period } from '../../domain/ledger.ts';
import { periodOf } from '../../domain/ledger.ts';

export const periodsStore = {
  async lastClosed(tx: Tx): Promise<Period | null> {
    return (await tx.select({ last: max(closedPeriods.period) }).from(closedPeriods))[0]?.last ?? null;
  },
  /** The first month that the books know: of the first fund's opening, or of an entry before it. */
  async first(tx: Tx): Promise<Period | null> {
    const [fund] = await tx.select({ at: min(funds.openedAt) }).from(funds);
    const [entry] = await tx.select({ period: min(journalEntries.period) }).from(journalEntries);
    const known = [entry?.period, fund?.at && periodOf(fund.at)].filter((each) => typeof each === 'string');
    return known.toSorted()[0] ?? null;
  },
  /** Closes a month; a guard counts and digests what stands in it. */
  close: (tx: Tx, row: { period: Period; closedBy: string; closedAt: Date }) =>
    tx.insert(closedPeriods).values({ ...row, entries: 0, digest: '' }),
  closed: (tx: Tx) =>
    tx
      .select({ period: closedPeriods, closedByName: staff.name })
      .from(closedPeriods)
      .innerJoin(staff, eq(staff.id, closedPeriods.closedBy))
      .orderBy(asc(closedPeriods.period)),
  /** How many entries each month has; months without any are not named. */
  counts: (tx: Tx) =>
    tx
      .select({ period: journalEntries.period, entries: count() })
      .from(journalEntries)
      .groupBy(journalEntries.period)
      .orderBy(asc(journalEntries.period)),
  signed: (tx: Tx) => tx.select({ period: reconciliations.period }).from(reconciliations),
  /** Closed months that are no longer what they were when they were closed. */
  async altered(tx: Tx): Promise<Period[]> {
    const rows = await tx
      .select({ period: closedPeriods.period })
      .from(closedPeriods)
      .where(sql`${closedPeriods.digest} <> period_digest(${closedPeriods.period})`)
      .orderBy(asc(closedPeriods.period));
    return rows.map(({ period }) => period);
  },
};
export type PeriodsStore = typeof periodsStore;
