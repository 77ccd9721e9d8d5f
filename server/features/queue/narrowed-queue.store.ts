import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import type { LeadStatus } from '../../domain/lead.ts';
import type { Lines } from './queue-lines.store.ts';

type Between = { from: Date | null; to: Date | null };

/** What narrows a tray; each part alone is a look-up by an index. */
export type Narrowed = {
  status?: LeadStatus | undefined;
  sector?: string | undefined;
  townshipCode?: string | undefined;
  mode?: string | undefined;
  amountBand?: string | undefined;
  channel?: string | undefined;
  received?: Between | undefined;
  /** A date that the office keeps. */
  due?: (Between & { now: Date }) | undefined;
  /** A unit or role: whose turn it is, or who assists. */
  unit?: string | undefined;
  /** Named in a unit's task. */
  officer?: string | undefined;
  /** The beginning or the end of a reference, without its dash. */
  reference?: string | undefined;
  /** Those that a search found. */
  among?: readonly string[] | undefined;
};

const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;
const like = (part: string) => `${part}%`;

function conditions(narrowed: Narrowed): SQL[] {
  const { status, sector, townshipCode, mode, amountBand, channel, received, due } = narrowed;
  const { unit, officer, reference, among } = narrowed;
  const found: SQL[] = [];
  const columns = { status, sector, township_code: townshipCode, mode, amount_band: amountBand, channel };
  for (const [name, value] of Object.entries(columns)) {
    if (value !== undefined) found.push(sql`l.${sql.identifier(name)} = ${value}`);
  }
  if (received?.from) found.push(sql`l.received_at >= ${moment(received.from)}`);
  if (received?.to) found.push(sql`l.received_at <= ${moment(received.to)}`);
  if (due?.from) found.push(sql`l.due_at >= ${moment(due.from)}`);
  if (due?.to) found.push(sql`l.due_at <= ${moment(due.to)}`);
  // The office's own date, or that of a reporter's time that has run out.
  if (due) found.push(sql`('OWED' = any(l.trays) or l.turn_later_at < ${moment(due.now)})`);
  if (unit !== undefined)
    found.push(sql`(l.turn @> array[${unit}]::text[] or l.assist_units @> array[${unit}]::text[])`);
  if (officer !== undefined) {
    const named = JSON.stringify([{ staffId: officer }]);
    found.push(sql`l.id in (select lead_id from tasks where officers @> ${named}::jsonb)`);
  }
  if (reference !== undefined) {
    const reversed = [...reference].reverse().join('');
    found.push(sql`(replace(l.reference, '-', '') like ${like(reference)}
      or reverse(replace(l.reference, '-', '')) like ${like(reversed)})`);
  }
  if (among !== undefined) found.push(sql`l.id = any(${sql.param([...among])}::uuid[])`);
  return found;
}

/** Whether a lead lies in a tray of desks that hold a key to it. */
function inTray({ deskIds, trays, passed, without }: Lines): SQL {
  const lying = [
    ...(trays.length ? [sql`q.tray = any(${sql.param([...trays])}::text[])`] : []),
    ...passed.map(({ tray, before }) => sql`(q.tray = ${tray} and q.by_at < ${moment(before)})`),
  ];
  const kept = without.length ? sql` and l.id <> all(${sql.param([...without])}::uuid[])` : sql``;
  return sql`exists (select 1 from queue_lines q where q.lead_id = l.id
    and q.desk_id = any(${sql.param([...deskIds])}::uuid[])
    and (${lying.length ? sql.join(lying, sql` or `) : sql`false`}))${kept}`;
}

const inOrder = sql`order by l.urgency desc, l.due_at, l.received_seq desc`;
/** As many as are sorted by hand. */
const FEW = 5000;

export const narrowedQueueStore = {
  /**
   * A page of a narrowed tray, and how many there are, counted no further than `most`. Few that meet the conditions are
   * fetched and sorted; of many, the index in the queue's order is read until the page is full. The planner, which takes
   * conditions for independent, would read that index to its end for a few.
   */
  async page(
    tx: Tx,
    lines: Lines,
    narrowed: Narrowed,
    { limit, offset, most }: { limit: number; offset: number; most: number },
  ): Promise<{ ids: string[]; total: number }> {
    const asked = sql.join(conditions(narrowed), sql` and `);
    const few = await withoutWholeTable(tx, sql`select l.id from leads l where ${asked} limit ${FEW + 1}`);
    if (few.length <= FEW) {
      const mine = await idsOf(
        tx,
        sql`with mine as materialized (select l.* from leads l
              where l.id = any(${sql.param(few)}::uuid[]) and ${inTray(lines)})
            select l.id from mine l ${inOrder}`,
      );
      return { ids: mine.slice(offset, offset + limit), total: Math.min(mine.length, most) };
    }
    const where = sql`from leads l where ${asked} and ${inTray(lines)}`;
    const ids = await idsOf(tx, sql`select l.id ${where} ${inOrder} limit ${limit} offset ${offset}`);
    return { ids, total: (await idsOf(tx, sql`select l.id ${where} limit ${most}`)).length };
  },
};
export type NarrowedQueueStore = typeof narrowedQueueStore;

async function idsOf(tx: Tx, query: SQL): Promise<string[]> {
  return (await tx.execute<{ id: string }>(query)).rows.map((row) => row.id);
}

/** Where there is an index there is no need to read the whole table, however promising it looks to the planner. */
async function withoutWholeTable(tx: Tx, query: SQL): Promise<string[]> {
  await tx.execute(sql`select set_config('enable_seqscan', 'off', true)`);
  const ids = await idsOf(tx, query);
  await tx.execute(sql`select set_config('enable_seqscan', 'on', true)`);
  return ids;
}
