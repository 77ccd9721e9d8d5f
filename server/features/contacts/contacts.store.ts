import { and, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leads, reporterContacts } from '../../db/tables/index.ts';

export type ContactRow = typeof reporterContacts.$inferSelect;

export const contactsStore = {
  async find(tx: Tx, leadId: string): Promise<ContactRow | undefined> {
    return (await tx.select().from(reporterContacts).where(eq(reporterContacts.leadId, leadId)))[0];
  },
  of: (tx: Tx, leadIds: readonly string[]): Promise<ContactRow[]> =>
    leadIds.length
      ? tx
          .select()
          .from(reporterContacts)
          .where(inArray(reporterContacts.leadId, [...leadIds]))
      : Promise.resolve([]),
  /** The same, locked: two processes that hold the same news send one mail. */
  async lock(tx: Tx, leadId: string): Promise<ContactRow | undefined> {
    return (
      await tx.select().from(reporterContacts).where(eq(reporterContacts.leadId, leadId)).for('update')
    )[0];
  },
  /** Puts an address in the place of another; when the last mail left stays. */
  keep: (tx: Tx, leadId: string, sealedAddress: Buffer, keptAt: Date) =>
    tx
      .insert(reporterContacts)
      .values({ leadId, sealedAddress, keptAt })
      .onConflictDoUpdate({ target: reporterContacts.leadId, set: { sealedAddress, keptAt } }),
  drop: (tx: Tx, leadId: string) => tx.delete(reporterContacts).where(eq(reporterContacts.leadId, leadId)),
  told: (tx: Tx, leadId: string, toldAt: Date) =>
    tx.update(reporterContacts).set({ toldAt }).where(eq(reporterContacts.leadId, leadId)),

  /** Leads whose hold ended by itself and whose reporters have not been told since: no act tells of that moment. */
  async holdEnded(tx: Tx, now: Date): Promise<string[]> {
    const rows = await tx
      .select({ leadId: reporterContacts.leadId })
      .from(reporterContacts)
      .innerJoin(leads, eq(leads.id, reporterContacts.leadId))
      .where(
        and(
          inArray(leads.status, ['VERIFIED', 'DISPOSING']),
          isNotNull(leads.disclosureHoldUntil),
          lte(leads.disclosureHoldUntil, now),
          gt(
            leads.disclosureHoldUntil,
            sql`coalesce(${reporterContacts.toldAt}, ${reporterContacts.keptAt})`,
          ),
        ),
      );
    return rows.map(({ leadId }) => leadId);
  },
};
export type ContactsStore = typeof contactsStore;
