import { and, eq, exists, inArray, not, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { compartments, grants, leads } from '../../db/tables/index.ts';
import { keptAway } from '../recusals/kept-away.store.ts';

/** A person's keys, by which a lead's brief opens. */
export type Ring = { staffId: string; deskIds: readonly string[] };

/**
 * Whether a lead is one that the person may know of: one of their desks holds a key to its brief, and they don't keep
 * away from it. Stands in the `where` of a query over `leads`; the queue asks the same of its lines.
 */
export function readable(tx: Tx, ring: Ring): SQL {
  const held = tx
    .select({ one: sql`1` })
    .from(grants)
    .innerJoin(compartments, eq(compartments.id, grants.compartmentId))
    .where(
      and(
        eq(compartments.leadId, leads.id),
        eq(compartments.kind, 'brief'),
        inArray(grants.deskId, [...ring.deskIds]),
      ),
    );
  return and(exists(held), not(keptAway(tx, leads.id, ring.staffId))) ?? sql`false`;
}
