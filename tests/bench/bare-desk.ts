import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { TestOffice } from '../support/office.ts';
import { aBareBatch } from './bare-batch.ts';
import { perSecond } from './measure.ts';

type Row = Record<string, unknown>;
/** What one act wrote: the award's changed columns, and the rows beside it. */
type Written = { columns: string[]; award: string; rows: [table: string, rows: string][]; entries: Entry[] };
type Entry = { entry: string; lines: string };
export type Bare = { id: string; leadId: string };

/** The tables that an award's acts write to, and how to find its rows there. */
const TABLES = {
  reward_steps: 'reward_id::text',
  reward_exclusions: 'reward_id::text',
  audit_entries: 'subject_id',
} as const;

/**
 * The bound of the desk: what each act on a model award really wrote, taken down once, and written again for other awards
 * in the same transactions: locked and read as the house does, one insert a table, nothing checked, decided or sealed.
 */
export function aBareDesk(office: TestOffice, model: string) {
  const { pool } = office.office.ground.database;
  const acts: Written[] = [];
  let before: Row = {};
  const seen: Record<string, number> = {};

  const fresh = async (table: string, which: string): Promise<Row[]> => {
    const rows = await office.rows<{ row: Row }>(
      `select to_jsonb(t) as row from ${table} t where ${which} = $1::text order by t.at, t.ctid`,
      [model],
    );
    const known = seen[table] ?? 0;
    seen[table] = rows.length;
    return rows.slice(known).map(({ row }) => row);
  };

  async function again(client: PoolClient, { columns, award, rows, entries }: Written, { id, leadId }: Bare) {
    await client.query('select * from rewards where id = $1 for update', [id]);
    await client.query('select * from reward_steps where reward_id = $1 order by id', [id]);
    await client.query('select * from leads where id = $1 for share', [leadId]);
    const mine = (text: string) => text.replaceAll(model, id);
    for (const { entry, lines } of entries) {
      await client.query('select * from funds for update');
      const made = await client.query<{ id: string }>(
        `insert into journal_entries overriding user value
         select * from jsonb_populate_record(null::journal_entries, $1::jsonb) returning id`,
        [mine(entry)],
      );
      await client.query(
        `insert into journal_lines overriding user value select t.* from jsonb_array_elements($1::jsonb) as line,
         jsonb_populate_record(null::journal_lines, line || jsonb_build_object('entry_id', $2::bigint)) as t`,
        [lines, made.rows[0]?.id],
      );
    }
    for (const [table, text] of rows)
      await client.query(
        `insert into ${table} overriding user value select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [mine(text)],
      );
    await client.query(
      `update rewards set (${columns.join(', ')}) = row(${columns.map((name) => `model.${name}`).join(', ')})
       from jsonb_populate_record(null::rewards, $1::jsonb) as model where rewards.id = $2`,
      [award, id],
    );
  }

  async function inOne(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } finally {
      client.release();
    }
  }

  return {
    /** Takes down what was written since it was last asked. */
    async note(): Promise<void> {
      const [found] = await office.rows<{ row: Row }>(
        'select to_jsonb(r) as row from rewards r where id = $1',
        [model],
      );
      const after = found?.row ?? {};
      const columns = Object.keys(after).filter(
        (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
      );
      const rows: [string, string][] = [];
      for (const [table, which] of Object.entries(TABLES)) {
        const written = await fresh(table, which);
        const renewed = written.map((row) =>
          typeof row['id'] === 'string' ? { ...row, id: randomUUID() } : row,
        );
        if (renewed.length) rows.push([table, JSON.stringify(renewed)]);
      }
      const entries: Entry[] = [];
      for (const entry of await fresh('journal_entries', 'reward_id::text')) {
        const lines = await office.rows<{ row: Row }>(
          'select to_jsonb(l) as row from journal_lines l where entry_id = $1 order by id',
          [entry['id']],
        );
        entries.push({ entry: JSON.stringify(entry), lines: JSON.stringify(lines.map(({ row }) => row)) });
      }
      if (Object.keys(before).length) acts.push({ columns, award: JSON.stringify(after), rows, entries });
      before = after;
    },
    /** Writes the acts again for each of these awards, `width` at once; the last two, a batch's, for all of them together. */
    async write(awards: readonly Bare[], width: number): Promise<void> {
      const [released, answered] = acts.slice(-2);
      if (!released || !answered) throw new Error('the model was not paid');
      await perSecond(awards.length, width, async (at) => {
        for (const act of acts.slice(0, -2)) await inOne((client) => again(client, act, awards[at]!));
      });
      const batch = aBareBatch(
        model,
        awards.map(({ id }) => id),
      );
      await inOne(async (client) => {
        await batch.released(client);
        for (const award of awards) await again(client, released, award);
      });
      await inOne(async (client) => {
        await batch.answered(client);
        for (const award of awards) await again(client, answered, award);
        await batch.settled(client);
      });
    },
  };
}
