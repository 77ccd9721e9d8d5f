import { randomBytes } from 'node:crypto';
import { blindIndex } from '../../server/crypto/blind-index.ts';
import type { TestOffice } from '../support/office.ts';
import { walkOf } from '../api/verification/walk.ts';

/**
 * Of a hundred leads, how many stand where: most are archived. So many are worked on that the small office fills the
 * first page of each tray too; else its pages would be shorter, and quicker for that alone.
 */
const SHARES = {
  ARCHIVED: 76,
  REJECTED: 6,
  REFERRED_OUT: 4,
  SUBMITTED: 4,
  ACCEPTED: 4,
  VERIFYING: 6,
} as const;
type Kind = keyof typeof SHARES;

/** Words that a third of all leads share, in whatever office. */
const COMMON =
  '投资咨询财富管理养老服务健康科技合作社高息返利保本理财老人公园推介会讲课发鸡蛋转账收据合同到期';
const PAIRS_A_LEAD = 45;

/** One target has so many leads, in the small office as in the large one: a larger office has more targets. */
const LEADS_A_BRAND = 20;
export const brandsAmong = (count: number): number => Math.ceil(count / LEADS_A_BRAND);
const LETTERS = 601;

/** The n-th brand: three characters, each shared with many other brands, as companies' names do. */
export const brandOf = (n: number): string => {
  const at = (place: number) => String.fromCodePoint(0x4e00 + 3 * (place % LETTERS));
  return at(n) + at(Math.floor(n / LETTERS) + n) + at(n * 7 + 3);
};

/** Secondary indexes of a table; they are built anew after the load, which takes a fraction of the time. */
const INDEXES = `select indexname as name, indexdef as sql from pg_indexes i
  where schemaname = 'public' and tablename = $1
    and not exists (select 1 from pg_constraint where conname = i.indexname)`;

/**
 * Fills an office with `count` leads, their keys, lines and words, by plain inserts: copies of a handful that went
 * through the office's own hands. The drawers' keys are noise; a queue and a search open none.
 */
export async function fillWithLeads(office: TestOffice, count: number): Promise<void> {
  const models = await modelsOf(office);
  const run = (text: string, values: unknown[] = []) => office.rows(text, values);
  const pair = (text: string) => blindIndex(office.serverKeys.blindIndexKey, 'bigram', text).readInt32BE(0);
  const common = [...COMMON].slice(1).map((letter, n) => pair(([...COMMON][n] ?? '') + letter));
  const brands = Array.from({ length: brandsAmong(count) }, (_, n) => {
    const [a = '', b = '', c = ''] = brandOf(n);
    return [pair(a + b), pair(b + c)];
  });
  const rare = Array.from({ length: 30_000 }, () => randomBytes(4).readInt32BE(0));

  const tables = ['leads', 'grants', 'queue_lines', 'search_words'];
  const rebuild = await withoutIndexes(office, tables);
  await run(`create table bench_leads (n bigint primary key, id uuid, model uuid, brief uuid)`);
  for (const table of tables) await run(`alter table ${table} disable trigger user`);
  await run(
    `insert into bench_leads select n, gen_random_uuid(),
       ($2::uuid[])[1 + (n * 37) % array_length($2::uuid[], 1)], gen_random_uuid()
     from generate_series(1, $1) n`,
    [count, models],
  );
  const columns = await office.rows<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'leads'
       and column_name not in ('id', 'reference', 'received_seq', 'received_at', 'due_at', 'submission_tag',
         'receipt_tag', 'sector', 'township_code')`,
  );
  const same = columns.map(({ name }) => `m.${name}`).join(', ');
  await run(
    `insert into leads (id, reference, received_at, due_at, submission_tag, receipt_tag, sector, township_code, ${columns
      .map(({ name }) => name)
      .join(', ')})
     select b.id, upper(substr(translate(md5('r' || b.n), 'abcdef', 'ghjkmn'), 1, 4)) || '-' || lpad(to_hex(b.n), 6, '0'),
       m.received_at - (b.n % 1500) * interval '1 day', m.due_at + (abs(hashint8(b.n)) % 30 - 8) * interval '1 day',
       sha256(('s' || b.n)::bytea), sha256(('t' || b.n)::bytea),
       (select array_agg(code) from sectors)[1 + abs(hashint8extended(b.n, 1) % (select count(*) from sectors))],
       (select array_agg(code) from townships)[1 + abs(hashint8extended(b.n, 2) % (select count(*) from townships))], ${same}
     from bench_leads b join leads m on m.id = b.model order by b.n`,
  );
  await run(
    `insert into compartments (id, lead_id, kind, suite) select brief, id, 'brief', 1 from bench_leads order by n`,
  );
  await run(
    `insert into grants (compartment_id, desk_id, sealed_key, granted_at)
     select b.brief, g.desk_id, decode(md5(b.n::text), 'hex'), now()
     from bench_leads b join compartments c on c.lead_id = b.model and c.kind = 'brief'
       join grants g on g.compartment_id = c.id order by b.n`,
  );
  await run(
    `insert into tasks (id, lead_id, unit, status, officers, created_at)
     select gen_random_uuid(), b.id, t.unit, t.status, t.officers, t.created_at
     from bench_leads b join tasks t on t.lead_id = b.model`,
  );
  await run(
    `insert into queue_lines (lead_id, desk_id, tray, urgent, by_at, received_seq)
     select l.id, g.desk_id, t.tray, l.urgency = 'URGENT',
       case when t.tray like 'LATER %' then l.turn_later_at else l.due_at end, l.received_seq
     from bench_leads b join leads l on l.id = b.id join grants g on g.compartment_id = b.brief
       cross join lateral unnest(l.trays) as t(tray)`,
  );
  await run(
    `insert into search_words (lead_id, tags)
     select b.id, array(select ($1::int[])[1 + floor(power(random(), 2) * array_length($1::int[], 1))] from generate_series(1, $4) where b.n > 0)
       || array(select ($2::int[])[1 + floor(random() * array_length($2::int[], 1))] from generate_series(1, $5) where b.n > 0)
       || ($3::int[])[1 + 2 * (b.n % $6)::int] || ($3::int[])[2 + 2 * (b.n % $6)::int]
     from bench_leads b`,
    [common, rare, brands.flat(), 20, PAIRS_A_LEAD - 22, brands.length],
  );
  for (const table of tables) await run(`alter table ${table} enable trigger user`);
  await rebuild();
  await run('drop table bench_leads');
  for (const table of [...tables, 'compartments', 'tasks']) await run(`vacuum analyze ${table}`);
}

/** Takes the tables' secondary indexes away until a load is over; answers how to have them back. */
export async function withoutIndexes(office: TestOffice, tables: string[]): Promise<() => Promise<void>> {
  const indexes = (
    await Promise.all(tables.map((table) => office.rows<{ name: string; sql: string }>(INDEXES, [table])))
  ).flat();
  for (const { name } of indexes) await office.rows(`drop index "${name}"`);
  return async () => {
    for (const { sql } of indexes) await office.rows(sql);
  };
}

/** A hundred ids of leads that stand where leads stand, each kind as often as in life. */
async function modelsOf(office: TestOffice): Promise<string[]> {
  const walk = walkOf(office);
  const ended = async (status: string) => {
    const { leadId } = await walk.report();
    await office.rows(
      `update leads set status = $2, due_at = case when $2 = 'REJECTED' then due_at end, trays = null where id = $1`,
      [leadId, status],
    );
    await office.office.leadPlaces.fill();
    return leadId;
  };
  const accepted = await walk.report();
  await walk.accept(accepted.leadId);
  const models: Record<Kind, string> = {
    ARCHIVED: await ended('ARCHIVED'),
    REJECTED: await ended('REJECTED'),
    REFERRED_OUT: await ended('REFERRED_OUT'),
    SUBMITTED: (await walk.report()).leadId,
    ACCEPTED: accepted.leadId,
    VERIFYING: (await walk.toVerifying()).leadId,
  };
  return Object.entries(SHARES).flatMap(([kind, share]) => Array<string>(share).fill(models[kind as Kind]));
}
