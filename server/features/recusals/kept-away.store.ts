import { and, eq, exists, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/connection.ts';
import { blindIndex, recusals, ties } from '../../db/tables/index.ts';

/**
 * Whether a person keeps away from a lead: they were recused from it, or its target is one that they are tied to.
 * Stands in every query that opens a drawer or lists leads, so that no route has to think of it.
 */
export function keptAway(tx: Tx, leadId: AnyPgColumn | string, staffId: string): SQL {
  const recused = tx
    .select({ one: sql`1` })
    .from(recusals)
    .where(and(eq(recusals.leadId, leadId), eq(recusals.staffId, staffId)));
  const tied = tx
    .select({ one: sql`1` })
    .from(ties)
    .innerJoin(blindIndex, and(eq(blindIndex.tag, ties.tag), eq(blindIndex.kind, ties.kind)))
    .where(and(eq(blindIndex.leadId, leadId), eq(ties.staffId, staffId), isNull(ties.withdrawnAt)));
  return or(exists(recused), exists(tied)) ?? sql`false`;
}

/** The same as a list: a queue leaves these out by their ids, which costs nothing for the many who keep away from none. */
export async function leadsKeptFrom(tx: Tx, staffId: string): Promise<string[]> {
  const recused = tx.select({ id: recusals.leadId }).from(recusals).where(eq(recusals.staffId, staffId));
  const tied = tx
    .select({ id: blindIndex.leadId })
    .from(ties)
    .innerJoin(blindIndex, and(eq(blindIndex.tag, ties.tag), eq(blindIndex.kind, ties.kind)))
    .where(and(eq(ties.staffId, staffId), isNull(ties.withdrawnAt)));
  return (await recused.union(tied)).map(({ id }) => id);
}
