import { asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leads } from '../../db/tables/index.ts';
import type { Placed } from '../../domain/lead-trays.ts';
import type { LeadRecord } from './leads.store.ts';

/** Whose turn leads are and in which trays they lie, as kept beside them; the queue's lines follow in the database. */
export const leadPlacesStore = {
  /** Beside an act that has raised the lead's version already. */
  place: (tx: Tx, leadId: string, placed: Placed) => tx.update(leads).set(placed).where(eq(leads.id, leadId)),

  /** Some leads that were never placed, locked; another process that looks meanwhile gets others. */
  notPlaced: (tx: Tx, limit: number): Promise<LeadRecord[]> =>
    tx
      .select()
      .from(leads)
      .where(isNull(leads.trays))
      .orderBy(asc(leads.id))
      .limit(limit)
      .for('update', { skipLocked: true }),
};
export type LeadPlacesStore = typeof leadPlacesStore;
