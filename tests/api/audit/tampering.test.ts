import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { breachWords, type Breach } from '../../../server/features/audit/log-breach.ts';
import { behindGuards } from '../../support/behind-guards.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
let folder: string;
let check: TestOffice['office']['logCheck'];
let size: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tipward-checkpoints-'));
  office = await anOffice({ checkpointDir: folder });
  for (let time = 0; time < 3; time += 1) await office.resident.report();
  await office.office.dailyCheckpoint.write();
  await office.resident.report();
  await office.office.sequencer.drain();
  check = office.office.logCheck;
  ({ size } = await check.verify());
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const TABLES = ['audit_entries', 'audit_links', 'audit_unsequenced', 'merkle_nodes', 'checkpoints'] as const;

/** What the check finds after somebody worked behind the guards; everything is put back. */
async function after(...statements: string[]): Promise<Breach[]> {
  const keep = TABLES.map((table) => `create table kept_${table} as table ${table}`);
  // An identity column takes no value of its own but with these words.
  const back = TABLES.flatMap((table) => [
    `delete from ${table}`,
    `insert into ${table} overriding system value select * from kept_${table}`,
    `drop table kept_${table}`,
  ]);
  await behindGuards(office.database, ...keep);
  try {
    await behindGuards(office.database, ...statements);
    return (await check.verify()).breaches;
  } finally {
    await behindGuards(office.database, ...back);
  }
}
const found = (breaches: Breach[]) => breaches.map(({ code, at }) => [code, at]);
/** An entry in the middle that the checkpoint already holds. */
const AT = 4;
const entry = `id = (select entry_id from audit_links where position = ${AT})`;

describe('the log, checked', () => {
  it('is whole', async () => {
    expect(await check.verify()).toMatchObject({ breaches: [], checkpoints: 1, waiting: 0 });
    expect(size).toBeGreaterThan(20);
    expect(await after()).toEqual([]);
  });

  const ENTRY_COLUMNS = {
    id: `id = default`,
    at: `at = at - interval '1 millisecond'`,
    actor_kind: `actor_kind = case actor_kind when 'SYSTEM' then 'STAFF' else 'SYSTEM' end`,
    staff_id: `staff_id = gen_random_uuid()`,
    act: `act = act || 's'`,
    subject_kind: `subject_kind = 'FUND'`,
    subject_id: `subject_id = subject_id || '0'`,
    facts: `facts = facts || '{"files": 7}'`,
  };
  const LINK_COLUMNS = {
    position: [`position = 900000`, 'PLACE_MISSING'],
    leaf_hash: [`leaf_hash = sha256('x')`, 'LEAF_CHANGED'],
    chain_hash: [`chain_hash = sha256('x')`, 'CHAIN_BROKEN'],
    entry_id: [`entry_id = 900000`, 'ENTRY_MISSING'],
  } as const;
  const NODE_COLUMNS = {
    level: [`level = 9`, 'NODE_MISSING'],
    index: [`index = 900000`, 'NODE_MISSING'],
    hash: [`hash = sha256('x')`, 'NODE_CHANGED'],
  } as const;
  const CHECKPOINT_COLUMNS = {
    day: [`day = '2026-11-22'`, 'CHECKPOINT_CHANGED'],
    size: [`size = size - 1`, 'CHECKPOINT_CHANGED'],
    note: [`note = replace(note, 'tipward', 'tipword')`, 'CHECKPOINT_FORGED'],
  } as const;

  it('binds every column that its tables have', async () => {
    const columnsOf = async (table: string) =>
      (
        await office.rows<{ column_name: string }>(
          'select column_name from information_schema.columns where table_name = $1 order by 1',
          [table],
        )
      ).map((row) => row.column_name);
    expect(await columnsOf('audit_entries')).toEqual(Object.keys(ENTRY_COLUMNS).sort());
    expect(await columnsOf('audit_links')).toEqual(Object.keys(LINK_COLUMNS).sort());
    expect(await columnsOf('merkle_nodes')).toEqual(Object.keys(NODE_COLUMNS).sort());
    expect(await columnsOf('checkpoints')).toEqual(Object.keys(CHECKPOINT_COLUMNS).sort());
  });

  test.each(Object.entries(ENTRY_COLUMNS))('names an entry whose %s was changed', async (column, change) => {
    const breaches = await after(`update audit_entries set ${change} where ${entry}`);
    expect(found(breaches)[0]).toEqual([column === 'id' ? 'ENTRY_MISSING' : 'ENTRY_CHANGED', AT]);
  });

  test.each(Object.entries(LINK_COLUMNS))(
    'names a place whose %s was changed',
    async (_column, [change, code]) => {
      const breaches = await after(`update audit_links set ${change} where position = ${AT}`);
      expect(found(breaches)[0]).toEqual([code, AT]);
    },
  );

  test.each(Object.entries(NODE_COLUMNS))(
    'names a node whose %s was changed',
    async (_column, [change, code]) => {
      const breaches = await after(`update merkle_nodes set ${change} where level = 1 and index = 2`);
      expect(found(breaches)[0]).toEqual([code, 5]);
      expect(breaches[0]?.detail).toBe('1/2');
    },
  );

  test.each(Object.entries(CHECKPOINT_COLUMNS))(
    'names a checkpoint whose %s was changed',
    async (_column, [change, code]) => {
      const breaches = await after(`update checkpoints set ${change}`);
      expect(breaches.map((breach) => breach.code)).toContain(code);
    },
  );

  const swap = (column: 'position' | 'entry_id') => [
    `create table two as select * from audit_links where position in (${AT}, 5)`,
    `update audit_links set ${column} = ${column} + 900000 where position in (${AT}, 5)`,
    `update audit_links set ${column} = (select ${column} from two where two.leaf_hash <> audit_links.leaf_hash)
       where leaf_hash in (select leaf_hash from two)`,
    'drop table two',
  ];

  it('finds two entries that changed places, whichever way it was done', async () => {
    expect(found(await after(...swap('entry_id'))).slice(0, 2)).toEqual([
      ['ENTRY_CHANGED', AT],
      ['ENTRY_CHANGED', 5],
    ]);
    expect(found(await after(...swap('position')))[0]).toEqual(['CHAIN_BROKEN', AT]);
  });

  it('finds an entry, a place or a node that was deleted, and a node too many', async () => {
    expect(found(await after(`delete from audit_entries where ${entry}`))[0]).toEqual(['ENTRY_MISSING', AT]);
    expect(found(await after(`delete from audit_links where position = ${AT}`))[0]).toEqual([
      'PLACE_MISSING',
      AT,
    ]);
    expect(found(await after(`delete from merkle_nodes where level = 2 and index = 0`))).toEqual([
      ['NODE_MISSING', 3],
    ]);
    const stray = await after(`insert into merkle_nodes values (30, 0, sha256('x'))`);
    expect(stray).toEqual([{ code: 'NODE_STRAY', at: null, detail: '30/0' }]);
  });

  it('finds entries that never got a place, and one that was deleted while it waited', async () => {
    const slipped = await after(
      `insert into audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
       values (now(), 'SYSTEM', 'lead.submit', 'LEAD', 'slipped in', '{}')`,
    );
    expect(slipped.map(({ code }) => code)).toEqual(['NEVER_PLACED']);
    const vanished = await after(`insert into audit_unsequenced values (900001)`);
    expect(vanished).toEqual([{ code: 'VANISHED', at: null, entryId: 900001 }]);
  });

  it('says the first broken place in plain words', async () => {
    const [first] = await after(`update audit_entries set act = 'x' where ${entry}`);
    expect(breachWords(first!)).toMatch(/^✗ #5 entry \d+ {2}这条记录写入后被改动 the entry was changed/);
  });
});

describe('a log that somebody rewrote with everything that hangs on it', () => {
  const rewrite = (from: number) => [
    `delete from audit_links where position >= ${from}`,
    `delete from merkle_nodes where (index + 1) * power(2, level) > ${from}`,
    `update audit_entries set facts = '{"channel":"WEB","files":9}' where act = 'lead.submit'
       and id in (select entry_id from kept_audit_links where position >= ${from})`,
    `insert into audit_unsequenced select entry_id from kept_audit_links where position >= ${from}`,
  ];

  it('is whole by itself, and shown by the checkpoint outside', async () => {
    const keep = TABLES.map((table) => `create table kept_${table} as table ${table}`);
    await behindGuards(office.database, ...keep, ...rewrite(2));
    await office.office.sequencer.drain();
    const { breaches } = await check.verify();
    await behindGuards(
      office.database,
      ...TABLES.flatMap((table) => [
        `delete from ${table}`,
        `insert into ${table} overriding system value select * from kept_${table}`,
        `drop table kept_${table}`,
      ]),
    );
    expect(breaches.map(({ code }) => code)).toEqual(['REWRITTEN', 'REWRITTEN']);
    expect(breaches.map(({ detail }) => detail)).toEqual(['2026-11-23', 'checkpoint-2026-11-23.txt']);
  });

  it('with its checkpoint taken out of the database too, is shown by the file', async () => {
    const breaches = await after('delete from checkpoints', ...rewriteTail());
    expect(breaches.map(({ code }) => code)).toEqual(['TAIL_CUT', 'CHECKPOINT_MISSING']);
  });

  /** The last entries vanish without a trace inside the database. */
  function rewriteTail() {
    return [
      `delete from audit_entries where id in (select entry_id from audit_links where position >= 8)`,
      'delete from audit_links where position >= 8',
      'delete from merkle_nodes where (index + 1) * power(2, level) > 8',
    ];
  }

  it('is not believed where the files are gone or changed', async () => {
    const path = join(folder, 'checkpoint-2026-11-23.txt');
    const note = await readFile(path, 'utf8');
    await rm(path);
    expect((await check.verify()).breaches).toEqual([
      { code: 'FILE_MISSING', at: null, detail: '2026-11-23' },
    ]);
    await writeFile(path, note.replace('time 2026', 'time 2025'));
    const changed = (await check.verify()).breaches.map(({ code }) => code);
    await writeFile(path, note);
    expect(changed).toEqual(['FILE_DIFFERS', 'CHECKPOINT_FORGED']);
    expect((await check.verify()).breaches).toEqual([]);
  });
});

describe('the database itself', () => {
  test.each(
    ['audit_entries', 'audit_links', 'merkle_nodes', 'checkpoints'].flatMap((table) => [
      [
        table,
        `update ${table} set ${{ audit_entries: 'act', audit_links: 'leaf_hash', merkle_nodes: 'hash', checkpoints: 'note' }[table]} = null`,
      ],
      [table, `delete from ${table}`],
      [table, `truncate ${table} cascade`],
    ]),
  )('refuses the portal’s own role on %s: %s', async (table, statement) => {
    await expect(office.rows(statement!)).rejects.toThrow(/is append-only/);
    expect((await office.rows(`select 1 from ${table} limit 1`)).length).toBe(1);
  });
});
