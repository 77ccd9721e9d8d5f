import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { bankReturnLines, bankReturns, paymentItems, staff } from '../../db/tables/index.ts';

export type ReturnRecord = typeof bankReturns.$inferSelect;
const AT_ONCE = 1_000;

export const bankReturnsStore = {
  add: (tx: Tx, row: typeof bankReturns.$inferInsert) => tx.insert(bankReturns).values(row),
  async addLines(tx: Tx, rows: (typeof bankReturnLines.$inferInsert)[]): Promise<void> {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      await tx.insert(bankReturnLines).values(rows.slice(from, from + AT_ONCE));
    }
  },
  /** Held until the transaction ends: two who decide take turns. */
  async lock(tx: Tx, batchId: string, id: string): Promise<ReturnRecord | undefined> {
    const wanted = and(eq(bankReturns.id, id), eq(bankReturns.batchId, batchId));
    return (await tx.select().from(bankReturns).where(wanted).for('update'))[0];
  },
  decide: (tx: Tx, id: string, changes: Pick<ReturnRecord, 'status' | 'decidedBy' | 'decidedAt'>) =>
    tx.update(bankReturns).set(changes).where(eq(bankReturns.id, id)),

  /** What the bank answered to a batch, the latest first, with how its lines fell out. */
  ofBatch: (tx: Tx, batchId: string) =>
    tx
      .select({
        answer: bankReturns,
        importedByName: staff.name,
        paid: counted(sql`problem is null and outcome = 'PAID'`),
        returned: counted(sql`problem is null and outcome = 'RETURNED'`),
        unknown: counted(sql`problem = 'NO_RESULT'`),
        wrong: counted(sql`problem not in ('NO_RESULT', 'ALREADY')`),
        already: counted(sql`problem = 'ALREADY'`),
      })
      .from(bankReturns)
      .innerJoin(staff, eq(staff.id, bankReturns.importedBy))
      .where(eq(bankReturns.batchId, batchId))
      .orderBy(desc(bankReturns.importedAt)),

  /** Its lines, those that need a look first. */
  lines: (tx: Tx, returnId: string, limit: number) =>
    tx
      .select({ line: bankReturnLines, item: paymentItems })
      .from(bankReturnLines)
      .leftJoin(paymentItems, eq(paymentItems.id, bankReturnLines.itemId))
      .where(eq(bankReturnLines.returnId, returnId))
      .orderBy(sql`${bankReturnLines.problem} is null`, asc(bankReturnLines.line))
      .limit(limit),
  /** The lines that will move a payment. */
  good: (tx: Tx, returnId: string) =>
    tx
      .select({ line: bankReturnLines, rewardId: paymentItems.rewardId })
      .from(bankReturnLines)
      .innerJoin(paymentItems, eq(paymentItems.id, bankReturnLines.itemId))
      .where(and(eq(bankReturnLines.returnId, returnId), isNull(bankReturnLines.problem))),
  async waits(tx: Tx, batchId: string): Promise<boolean> {
    const open = and(eq(bankReturns.batchId, batchId), eq(bankReturns.status, 'OPEN'));
    return ((await tx.select({ n: count() }).from(bankReturns).where(open))[0]?.n ?? 0) > 0;
  },
};
export type BankReturnsStore = typeof bankReturnsStore;

const counted = (which: ReturnType<typeof sql>) =>
  sql<number>`(select count(*)::integer from bank_return_lines where return_id = ${bankReturns.id} and ${which})`;
