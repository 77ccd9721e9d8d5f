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
  due?: Between | undefined;
  /** Whose turn it is, or who assists. */
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
  if (due) found.push(sql`'OWED' = any(l.trays)`);
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

/** The leads of a tray that a person's desks hold a key to, narrowed. */
function narrowedLeads(lines: Lines, narrowed: Narrowed): SQL {
  const { deskIds, trays, passed, now, without } = lines;
  const inTray = sql`exists (select 1 from queue_lines q where q.lead_id = l.id
    and q.desk_id = any(${sql.param([...deskIds])}::uuid[])
    and (q.tray = any(${sql.param([...trays])}::text[])
      or (q.tray = any(${sql.param([...passed])}::text[]) and q.by_at < ${moment(now)})))`;
  const kept = without.length ? [sql`l.id <> all(${sql.param([...without])}::uuid[])`] : [];
  return sql`from leads l where ${sql.join([inTray, ...kept, ...conditions(narrowed)], sql` and `)}`;
}

export const narrowedQueueStore = {
  async page(
    tx: Tx,
    lines: Lines,
    narrowed: Narrowed,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<string[]> {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select l.id ${narrowedLeads(lines, narrowed)}
      order by l.urgency desc, l.due_at, l.received_seq desc limit ${limit} offset ${offset}`);
    return rows.map((row) => row.id);
  },

  /** Counted no further than `most`. */
  async count(tx: Tx, lines: Lines, narrowed: Narrowed, most: number): Promise<number> {
    const { rows } = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from (select 1 ${narrowedLeads(lines, narrowed)} limit ${most}) found`);
    return rows[0]?.n ?? 0;
  },
};
export type NarrowedQueueStore = typeof narrowedQueueStore;
