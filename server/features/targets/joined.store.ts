import { asc, eq, or } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leads } from '../../db/tables/index.ts';
import type { LeadRecord, NewLead } from '../leads/leads.store.ts';

/** Leads that stand together: a main lead and those that were merged into it. */
export const joinedStore = {
  /** All of them, in the order in which they came in; a lead that stands alone is its own company. */
  together(tx: Tx, lead: Pick<LeadRecord, 'id' | 'mergedInto'>): Promise<LeadRecord[]> {
    const main = lead.mergedInto ?? lead.id;
    return tx
      .select()
      .from(leads)
      .where(or(eq(leads.id, main), eq(leads.mergedInto, main)))
      .orderBy(asc(leads.receivedSeq));
  },

  mergedInto: (tx: Tx, mainId: string): Promise<LeadRecord[]> =>
    tx.select().from(leads).where(eq(leads.mergedInto, mainId)).orderBy(asc(leads.receivedSeq)),

  /** What the police hold back of a main lead, they hold back of all that were merged into it. */
  async holdAll(
    tx: Tx,
    mainId: string,
    hold: Pick<NewLead, 'disclosureHoldSince' | 'disclosureHoldUntil'>,
  ): Promise<void> {
    await tx.update(leads).set(hold).where(eq(leads.mergedInto, mainId));
  },
};
export type JoinedStore = typeof joinedStore;
