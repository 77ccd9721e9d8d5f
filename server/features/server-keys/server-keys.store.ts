import { desc, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { serverKeys } from '../../db/tables/index.ts';
import type { KeyPlace } from './key-place.ts';

/** `at`: where the row lies, good until it is changed. */
export type PlacedRow = { at: string; value: unknown };
const BATCH = 2_000;
const CURSOR = 'key_rows';

const raw = sql.raw;
/** What was taken away on purpose stays as an emptied row: it holds nothing that could be renewed, or be damaged. */
const filled = ({ table, column, type, join = '' }: KeyPlace) =>
  raw(
    `from ${table} t ${join} where t.${column} is not null${
      type === 'bytea' ? ` and octet_length(t.${column}) > 0` : ''
    }`,
  );

export const serverKeysStore = {
  /** Under which key the database lies now. */
  async current(tx: Tx) {
    return (await tx.select().from(serverKeys).orderBy(desc(serverKeys.generation)).limit(1))[0];
  },
  add: (tx: Tx, row: typeof serverKeys.$inferInsert) => tx.insert(serverKeys).values(row),
  /** The first row, where there is none yet. */
  addFirst: (tx: Tx, row: typeof serverKeys.$inferInsert) =>
    tx.insert(serverKeys).values(row).onConflictDoNothing(),

  /** Nobody writes into these tables until the transaction is over. */
  lock: (tx: Tx, tables: readonly string[]) =>
    tx.execute(raw(`lock table ${[...new Set(tables)].sort().join(', ')} in share row exclusive mode`)),

  async count(tx: Tx, place: KeyPlace): Promise<number> {
    const { rows } = await tx.execute<{ count: string }>(sql`select count(*) ${filled(place)}`);
    return Number(rows[0]?.count ?? 0);
  },

  /** All rows of a place as they were when this began, whatever is changed meanwhile. */
  async *rows(tx: Tx, place: KeyPlace): AsyncGenerator<PlacedRow[]> {
    const read = raw(`t.ctid::text as at, t.${place.column} as value${place.read ? `, ${place.read}` : ''}`);
    await tx.execute(sql`declare ${raw(CURSOR)} no scroll cursor for select ${read} ${filled(place)}`);
    for (;;) {
      const { rows } = await tx.execute<PlacedRow>(raw(`fetch ${BATCH} from ${CURSOR}`));
      if (rows.length === 0) break;
      yield rows;
    }
    await tx.execute(raw(`close ${CURSOR}`));
  },

  async put(
    tx: Tx,
    { table, column, type }: KeyPlace,
    fresh: readonly { at: string; value: Buffer | readonly number[] }[],
  ): Promise<void> {
    const at = sql.param(fresh.map((each) => each.at));
    const values = sql.param(
      fresh.map(({ value }) =>
        value instanceof Buffer ? `\\x${value.toString('hex')}` : `{${value.join()}}`,
      ),
    );
    await tx.execute(sql`update ${raw(table)} t set ${raw(column)} = fresh.value::${raw(type)}
      from unnest(${at}::tid[], ${values}::text[]) as fresh (at, value) where t.ctid = fresh.at`);
  },

  /** Everybody signs in anew. Returns how many were signed in. */
  async endSessions(tx: Tx): Promise<number> {
    const { rows } = await tx.execute<{ live: boolean }>(
      sql`delete from sessions returning ended_at is null and expires_at > now() as live`,
    );
    return rows.filter(({ live }) => live).length;
  },
  async liveSessions(tx: Tx): Promise<number> {
    const { rows } = await tx.execute<{ count: string }>(
      sql`select count(*) from sessions where ended_at is null and expires_at > now()`,
    );
    return Number(rows[0]?.count ?? 0);
  },

  /** Uploads that no report has taken yet open no more: the sweep takes them away. */
  async endUploads(tx: Tx, now: Date): Promise<number> {
    const { rowCount } = await tx.execute(
      sql`update uploads set expires_at = ${now.toISOString()}::timestamptz where expires_at > ${now.toISOString()}::timestamptz`,
    );
    return rowCount ?? 0;
  },
  async liveUploads(tx: Tx, now: Date): Promise<number> {
    const { rows } = await tx.execute<{ count: string }>(
      sql`select count(*) from uploads where expires_at > ${now.toISOString()}::timestamptz`,
    );
    return Number(rows[0]?.count ?? 0);
  },
};
export type ServerKeysStore = typeof serverKeysStore;
