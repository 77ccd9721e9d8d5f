import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { searchWords } from '../../db/tables/index.ts';

/** Tags of one word: all of `pairs`, or all of `asTyped` where there are some, or any of `marks`. */
export type WordTags = { pairs: readonly number[]; asTyped: readonly number[]; marks: readonly number[] };
/** All of `words`; or any of `whole`, or one of the leads that were found otherwise. */
export type SearchTags = {
  words: readonly WordTags[];
  whole: readonly number[];
  leadIds: readonly string[];
};

/** So many leads tell how common some words are, and so many of them must have them. */
const SAMPLE = 1000;
const SURE = 20;

const ints = (tags: readonly number[]): SQL => sql`${sql.param([...tags])}::integer[]`;
const all = (tags: readonly number[]) => sql`tags @> ${ints(tags)}`;
const any = (tags: readonly number[]) => sql`tags && ${ints(tags)}`;

function anyWay({ pairs, asTyped, marks }: WordTags): SQL {
  const ways = [pairs, asTyped].filter((some) => some.length).map(all);
  return sql`(${sql.join([...ways, ...(marks.length ? [any(marks)] : [])], sql` or `)})`;
}

function matching({ words, whole, leadIds }: SearchTags): SQL {
  // One look-up for the words that are nothing but words: the index then begins with the rarest pair of them all.
  const isPlain = ({ asTyped, marks }: WordTags) => !asTyped.length && !marks.length;
  const plain = words.filter(isPlain).flatMap(({ pairs }) => pairs);
  const several = words.filter((word) => !isPlain(word));
  const together = [...(plain.length ? [all(plain)] : []), ...several.map(anyWay)];
  const ways = [
    ...(together.length ? [sql`(${sql.join(together, sql` and `)})`] : []),
    ...(whole.length ? [any(whole)] : []),
    ...(leadIds.length ? [sql`lead_id = any(${sql.param([...leadIds])}::uuid[])`] : []),
  ];
  return ways.length ? sql.join(ways, sql` or `) : sql`false`;
}

export const searchWordsStore = {
  /** What a lead is found by from now on. */
  put: (tx: Tx, leadId: string, tags: readonly number[]) =>
    tx
      .insert(searchWords)
      .values({ leadId, tags: [...tags] })
      .onConflictDoUpdate({ target: searchWords.leadId, set: { tags: [...tags] } }),

  /** Leads by their words, whoever may read them, no more than `most`. */
  async find(tx: Tx, tags: SearchTags, most: number): Promise<string[]> {
    // A planner that takes pairs for independent may think a look through the whole table is short; it never is.
    await tx.execute(sql`select set_config('enable_seqscan', 'off', true)`);
    const { rows } = await tx.execute<{ lead_id: string }>(
      sql`select lead_id from search_words where ${matching(tags)} limit ${most}`,
    );
    await tx.execute(sql`select set_config('enable_seqscan', 'on', true)`);
    return rows.map((row) => row.lead_id);
  },

  /**
   * Whether more than `most` leads are sure to have the words, told by a few pages of the table: a common pair's list is
   * long, and to read it to its end only to say so would take longer with every lead. A small table is not asked.
   */
  async areCommon(tx: Tx, tags: SearchTags, most: number): Promise<boolean> {
    const { rows } = await tx.execute<{ kept: number }>(
      sql`select reltuples::float8 as kept from pg_class where oid = 'search_words'::regclass`,
    );
    const kept = rows[0]?.kept ?? 0;
    // So many of the sample that ten times `most` have them, unless chance plays a trick that it never plays.
    const enough = Math.ceil((SAMPLE * most * 10) / Math.max(kept, 1));
    if (enough > SAMPLE / 2) return false;
    const sample = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from search_words
        tablesample system (${(SAMPLE * 100) / kept}::real) repeatable (1) where ${matching(tags)}`,
    );
    return (sample.rows[0]?.n ?? 0) >= Math.max(enough, SURE);
  },

  /** Of these leads, those that have the words, in the order given; each is looked up by itself. */
  async among(tx: Tx, tags: SearchTags, leadIds: readonly string[]): Promise<string[]> {
    const { rows } = await tx.execute<{ lead_id: string }>(
      sql`select lead_id from unnest(${sql.param([...leadIds])}::uuid[]) with ordinality as asked(id, at)
        cross join lateral (select lead_id, tags from search_words where lead_id = asked.id offset 0) found
        where ${matching(tags)} order by at`,
    );
    return rows.map((row) => row.lead_id);
  },

  /** Leads by the beginning or the end of a reference, which is written without its dash. */
  async byReference(tx: Tx, part: string, most: number): Promise<string[]> {
    const reversed = [...part].reverse().join('');
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from leads where replace(reference, '-', '') like ${`${part}%`}
        or reverse(replace(reference, '-', '')) like ${`${reversed}%`} limit ${most}`,
    );
    return rows.map((row) => row.id);
  },
};
export type SearchWordsStore = typeof searchWordsStore;
