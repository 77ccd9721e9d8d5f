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
  /** The target that it was put to. */
  target?: string | undefined;
  /** The beginning or the end of a reference, without its dash. */
  reference?: string | undefined;
  /** Those that a search found. */
  among?: readonly string[] | undefined;
};

const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;
const like = (part: string) => `${part}%`;

const FACTS = ['status', 'sector', 'township_code', 'mode', 'amount_band', 'channel'] as const;
/** A lead's facts and trays as the inverted index `leads_by_facts` has them. */
const LISTED = sql`(array[${sql.join(
  FACTS.map((name) => sql`${sql.raw(`'${name} '`)} || l.${sql.identifier(name)}`),
  sql`, `,
)}] || coalesce(l.trays, '{}'))`;

function factsAsked({ status, sector, townshipCode, mode, amountBand, channel }: Narrowed) {
  const asked = { status, sector, township_code: townshipCode, mode, amount_band: amountBand, channel };
  return FACTS.flatMap((name) => (asked[name] === undefined ? [] : [{ name, value: asked[name] }]));
}

/** Each fact by its column: what an index in the queue's order is read by. */
const bySteps = (narrowed: Narrowed): SQL[] =>
  factsAsked(narrowed).map(({ name, value }) => sql`l.${sql.identifier(name)} = ${value}`);

/**
 * Several facts at once, or one in a tray: the inverted index meets their lists and reads no lead that lacks one. Every
 * lead lies in ALL; a lead with a line in a tray has that tray itself, and whose desk the line is for is asked afterwards.
 */
function together(narrowed: Narrowed, { trays, passed }: Lines): { conditions: SQL[]; hasIndex: boolean } {
  const facts = factsAsked(narrowed).map(({ name, value }) => `${name} ${value}`);
  const lists = [...trays, ...passed.map(({ tray }) => tray)];
  const listed = lists.includes('ALL') ? [] : [sql`${LISTED} && ${sql.param(lists)}::text[]`];
  // A fact alone has an index of its own, and so has each beside a status: what is wanted first is read first.
  const hasIndex = !listed.length && (facts.length === 1 || (facts.length === 2 && !!narrowed.status));
  if (!facts.length || hasIndex) return { conditions: bySteps(narrowed), hasIndex };
  return { conditions: [sql`${LISTED} @> ${sql.param(facts)}::text[]`, ...listed], hasIndex };
}

/** What narrows besides the facts. */
function otherwise({ received, due, unit, officer, target, reference, among }: Narrowed): SQL[] {
  const found: SQL[] = [];
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
  if (target !== undefined) found.push(sql`l.target_id = ${target}::uuid`);
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
/**
 * The same order in words that only the index of one status has: a lead has an urgency always. Closed leads stand behind
 * all open ones, and the planner, which doesn't know it, would pass through those to the first closed one.
 */
const inOrderOfStatus = sql`order by l.urgency desc nulls last, l.due_at, l.received_seq desc`;
/** As many as are sorted by hand. */
const FEW = 500;

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
    const others = otherwise(narrowed);
    const { conditions, hasIndex } = together(narrowed, lines);
    const asked = sql.join([...conditions, ...others], sql` and `);
    // Sorted before the lines are asked, which then goes no further than the page and the count.
    const [few] = await without(
      tx,
      hasIndex && !others.length ? ['seqscan', 'bitmapscan'] : ['seqscan'],
      sql`with met as materialized (
            select l.id, l.urgency, l.due_at, l.received_seq from leads l where ${asked} limit ${Math.max(FEW, most) + 1}),
          ranked as materialized (select l.* from met l where (select count(*) from met) <= ${FEW} ${inOrder})
          select (select count(*)::int from met) as met,
            (select count(*)::int from (select 1 from met l where (select count(*) from met) > ${FEW} and ${inTray(lines)} limit ${most}) lying) as lying, array(
            select l.id from ranked l where ${inTray(lines)} ${inOrder} limit ${Math.max(most, offset + limit)}
          ) as ids`,
    );
    if (few && few.met <= FEW)
      return { ids: few.ids.slice(offset, offset + limit), total: Math.min(few.ids.length, most) };
    const walked = sql.join([...bySteps(narrowed), ...others], sql` and `);
    const order = narrowed.status === undefined ? inOrder : inOrderOfStatus;
    const ids = await idsOf(
      tx,
      sql`select l.id from leads l where ${walked} and ${inTray(lines)} ${order} limit ${limit} offset ${offset}`,
    );
    // The first that were met mostly lie in the tray, and are enough to say that there are more than anybody counts.
    if (few && few.lying >= most) return { ids, total: most };
    const counted = sql`select l.id from leads l where ${asked} and ${inTray(lines)} limit ${most}`;
    return { ids, total: (await idsOf(tx, counted)).length };
  },
};
export type NarrowedQueueStore = typeof narrowedQueueStore;

/** How many met the conditions, how many of those lie in the tray where they are many, and few in their order. */
type Met = { met: number; lying: number; ids: string[] };

async function idsOf(tx: Tx, query: SQL): Promise<string[]> {
  return (await tx.execute<{ id: string }>(query)).rows.map((row) => row.id);
}

/**
 * Asks without some ways of reading. Where there is an index there is no need to read the whole table, however promising
 * it looks to the planner; nor a whole list, where the first of it are enough.
 */
async function without(tx: Tx, ways: readonly ('seqscan' | 'bitmapscan')[], query: SQL): Promise<Met[]> {
  const turn = (to: 'off' | 'on') =>
    tx.execute(
      sql`select ${sql.join(
        ways.map((way) => sql`set_config(${`enable_${way}`}, ${to}, true)`),
        sql`, `,
      )}`,
    );
  await turn('off');
  const { rows } = await tx.execute<Met>(query);
  await turn('on');
  return rows;
}
