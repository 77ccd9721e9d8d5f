import { type SQL, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leads } from '../../db/tables/index.ts';
import { leadsKeptFrom } from '../recusals/kept-away.store.ts';

/** A tray of which only those count whose moment is before another. */
export type Passed = { tray: string; before: Date };
/**
 * A tray's lines for some desks: `trays` as they stand, `passed` by their moment. `without` are leads from which the
 * person keeps away.
 */
export type Lines = {
  deskIds: readonly string[];
  trays: readonly string[];
  passed: readonly Passed[];
  without: readonly string[];
};

/** In the order of the queue: what can't wait, then by when it is due, then the latest. */
const inOrder = sql`order by bool_or(urgent) desc, min(by_at) nulls last, max(received_seq) desc`;

/**
 * Each desk, tray and urgency is one range of the index in its order, read no further than `most` lines; so a tray costs
 * the same however many leads there are. A lead that two desks hold has a line in each.
 */
function branches({ deskIds, trays, passed, without }: Lines, most: number): SQL {
  const range = (deskId: string, tray: string, urgent: boolean, before?: Date) => sql`
    (select lead_id, urgent, by_at, received_seq from queue_lines
     where desk_id = ${deskId} and tray = ${tray} and urgent = ${urgent}
       ${before ? sql`and by_at < ${before.toISOString()}::timestamptz` : sql``}
       ${without.length ? sql`and lead_id <> all(${sql.param([...without])}::uuid[])` : sql``}
     order by by_at, received_seq desc limit ${most})`;
  const all = deskIds.flatMap((deskId) =>
    [true, false].flatMap((urgent) => [
      ...trays.map((tray) => range(deskId, tray, urgent)),
      ...passed.map(({ tray, before }) => range(deskId, tray, urgent, before)),
    ]),
  );
  return sql.join(all, sql` union all `);
}

const none = ({ deskIds, trays, passed }: Lines) => !deskIds.length || !(trays.length + passed.length);

export const queueLinesStore = {
  /** Leads that a person must not see. */
  keptFrom: leadsKeptFrom,

  /** Leads on which somebody else decides what this person proposed. */
  async proposedBy(tx: Tx, staffId: string): Promise<string[]> {
    const rows = await tx.select({ id: leads.id }).from(leads).where(eq(leads.proposalBy, staffId));
    return rows.map(({ id }) => id);
  },

  /** A page of a tray, as ids in the order of the queue. */
  async page(tx: Tx, lines: Lines, { limit, offset }: { limit: number; offset: number }): Promise<string[]> {
    if (none(lines)) return [];
    const { rows } = await tx.execute<{ lead_id: string }>(sql`
      select lead_id from (${branches(lines, limit + offset)}) l
      group by lead_id ${inOrder} limit ${limit} offset ${offset}`);
    return rows.map((row) => row.lead_id);
  },

  /** How many leads lie in each of these trays, counted no further than `most`. */
  async counts<Name extends string>(
    tx: Tx,
    trays: Readonly<Record<Name, Lines>>,
    most: number,
  ): Promise<Record<Name, number>> {
    const asked = Object.entries<Lines>(trays);
    const counts = asked.map(([name, lines]) =>
      none(lines)
        ? sql`0::int as ${sql.identifier(name)}`
        : sql`(select least(count(distinct lead_id), ${most})::int from (${branches(lines, most)}) l)
            as ${sql.identifier(name)}`,
    );
    const { rows } = await tx.execute<Record<Name, number>>(sql`select ${sql.join(counts, sql`, `)}`);
    return rows[0] ?? (Object.fromEntries(asked.map(([name]) => [name, 0])) as Record<Name, number>);
  },
};
export type QueueLinesStore = typeof queueLinesStore;
