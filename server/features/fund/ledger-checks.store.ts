import { count, desc, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { journalEntries, ledgerChecks } from '../../db/tables/index.ts';

export type LedgerCheckRecord = typeof ledgerChecks.$inferSelect;

export const ledgerChecksStore = {
  /** From its first statement on, a transaction that sees one moment of the books, whatever is booked meanwhile. */
  oneMoment: (tx: Tx) => tx.execute(sql`set transaction isolation level repeatable read`),
  add: (tx: Tx, row: typeof ledgerChecks.$inferInsert) => tx.insert(ledgerChecks).values(row),
  async last(tx: Tx): Promise<LedgerCheckRecord | undefined> {
    return (await tx.select().from(ledgerChecks).orderBy(desc(ledgerChecks.id)).limit(1))[0];
  },
  async entries(tx: Tx): Promise<number> {
    return (await tx.select({ n: count() }).from(journalEntries))[0]?.n ?? 0;
  },
};
export type LedgerChecksStore = typeof ledgerChecksStore;
