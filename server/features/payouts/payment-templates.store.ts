import { asc, eq } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { paymentTemplates } from '../../db/tables/index.ts';

export const paymentTemplatesStore = {
  all: (tx: Tx) => tx.select().from(paymentTemplates).orderBy(asc(paymentTemplates.code)),
  async find(tx: Tx, code: string) {
    return (await tx.select().from(paymentTemplates).where(eq(paymentTemplates.code, code)))[0];
  },
  async lock(tx: Tx, code: string) {
    return (await tx.select().from(paymentTemplates).where(eq(paymentTemplates.code, code)).for('update'))[0];
  },
  save: (tx: Tx, row: typeof paymentTemplates.$inferInsert) =>
    tx.insert(paymentTemplates).values(row).onConflictDoUpdate({ target: paymentTemplates.code, set: row }),
};
export type PaymentTemplatesStore = typeof paymentTemplatesStore;
