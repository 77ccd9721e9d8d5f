import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEvidence } from '../../server/contract/evidence.ts';
import { openRaw, readLead } from '../../server/contract/leads.ts';
import { readReceipt } from '../../server/contract/receipt.ts';
import { UNITS, walkOf } from '../api/verification/walk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

type Lead = { leadId: string; receiptCode: string };

let office: TestOffice;
let one: Lead;
let other: Lead;
beforeAll(async () => {
  office = await anOffice();
  const walk = walkOf(office);
  const file = (text: string) => [{ name: `${text}.txt`, content: Buffer.from(text) }];
  const report = async (text: string): Promise<Lead> => {
    const { reference, receiptCode } = await office.resident.report({}, file(text));
    const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
    return { leadId: row!.id, receiptCode };
  };
  one = await report('甲');
  other = await report('乙');
  for (const { leadId } of [one, other]) {
    await walk.accept(leadId);
    await walk.assign(leadId);
    for (const unit of UNITS) await walk.acceptTask(unit, leadId);
    for (const unit of UNITS) {
      await walk.find(unit, leadId);
      await walk.sign(unit, leadId);
    }
  }
});
afterAll(() => office.close());

const broken = async () =>
  Number(
    (await office.rows(`select count(*)::int as n from audit_entries where act = 'seal.broken'`))[0]?.['n'],
  );
const params = () => ({ leadId: one.leadId });
const seeAsIntake = () => office.as('intake').call(readLead, { params: params() });
const readWords = () =>
  office.as('intake').call(openRaw, {
    params: params(),
    body: { reason: 'REPORTER_ASKS', purpose: '举报人来电询问' },
  });
const seeFiles = () => office.as('intake').call(listEvidence, { params: params() });
const seeAsPolice = () => office.as('police1').call(readLead, { params: params() });
const seeAsReporter = () => office.stranger.call(readReceipt, { body: { receiptCode: one.receiptCode } });

/** The ciphertext of a column, in the row of the first lead, becomes that of the second lead's row. */
type Move = {
  table: string;
  column: string;
  row: string;
  look: () => Promise<{ status: number; error: { code: string } }>;
};
const drawer = (kind: string) => `(select id from compartments where lead_id = $1 and kind = '${kind}')`;
const deskOf = (code: string) => `(select id from desks where code = '${code}')`;
const police = deskOf('POLICE');
/** What the lead agency found, which the police read by the second lock. */
const findings = `(select id from compartments where lead_id = $1 and kind = 'findings' and desk_id = ${deskOf('LEAD_AGENCY')})`;
const MOVES: Move[] = [
  { table: 'grants', column: 'sealed_key', row: `compartment_id = ${drawer('raw')}`, look: readWords },
  {
    table: 'grants',
    column: 'sealed_key',
    row: `held and compartment_id = ${findings} and desk_id = ${police}`,
    look: seeAsPolice,
  },
  {
    table: 'documents',
    column: 'body',
    row: `compartment_id = ${drawer('raw')} and kind = 'REPORT'`,
    look: readWords,
  },
  {
    table: 'documents',
    column: 'body',
    row: `id = (select d.id from documents d where d.compartment_id = ${drawer('brief')} order by seq desc limit 1)`,
    look: seeAsIntake,
  },
  { table: 'documents', column: 'body', row: `compartment_id = ${findings}`, look: seeAsPolice },
  { table: 'compartments', column: 'receipt_grant', row: `id = ${drawer('raw')}`, look: seeAsReporter },
  { table: 'compartments', column: 'held_key', row: `id = ${findings}`, look: seeAsPolice },
  { table: 'evidence', column: 'sealed_facts', row: 'lead_id = $1', look: seeFiles },
];

async function swapped(move: Move, look: () => Promise<void>): Promise<void> {
  const { table, column, row } = move;
  const valueOf = async (lead: Lead) =>
    (await office.rows<{ v: Buffer }>(`select ${column} as v from ${table} where ${row}`, [lead.leadId]))[0]!
      .v;
  const [mine, theirs] = [await valueOf(one), await valueOf(other)];
  const put = (value: Buffer) =>
    office.rows(`update ${table} set ${column} = $2 where ${row}`, [one.leadId, value]);
  await put(theirs);
  try {
    await look();
  } finally {
    await put(mine);
  }
}

describe('a seal moved to another row', () => {
  it.each(MOVES.map((move) => [`${move.table}.${move.column}`, move.row.slice(0, 60), move] as const))(
    '%s where %s… opens nothing, and is on the log',
    async (_place, _row, move) => {
      expect((await move.look()).status).toBe(200);
      const before = await broken();
      await swapped(move, async () => {
        const seen = await move.look();
        expect([seen.status, seen.error.code]).toEqual([409, 'SEAL_BROKEN']);
        expect(await broken()).toBe(before + 1);
      });
      expect((await move.look()).status).toBe(200);
    },
  );

  it('of a membership lets nobody sit in a colleague’s place', async () => {
    const seat = (name: 'police1' | 'market1') =>
      office.rows<{ key: Buffer }>('select sealed_desk_key as key from memberships where staff_id = $1', [
        office.idOf(name),
      ]);
    const [[mine], [theirs]] = [await seat('police1'), await seat('market1')];
    const put = (key: Buffer) =>
      office.rows('update memberships set sealed_desk_key = $2 where staff_id = $1', [
        office.idOf('police1'),
        key,
      ]);
    const police = () => office.as('police1').call(readLead, { params: { leadId: one.leadId } });
    expect((await police()).status).toBe(200);
    await put(theirs!.key);
    const seen = await police();
    expect(seen.status).toBe(409);
    expect(seen.error.code).toBe('SEAL_BROKEN');
    await put(mine!.key);
    expect((await police()).status).toBe(200);
  });
});

describe('a grant, column by column', () => {
  const RAW = `compartment_id = ${drawer('raw')}`;
  /** Changes a column of the grant of the raw words, and puts the grant back afterwards. */
  async function changed(column: string, value: string, look: () => Promise<void>): Promise<void> {
    const [grant] = await office.rows<Record<string, unknown>>(`select * from grants where ${RAW}`, [
      one.leadId,
    ]);
    const [changedTo] = await office.rows<{ compartment_id: string; desk_id: string }>(
      `update grants set ${column} = ${value} where ${RAW} and $1::uuid is not null returning compartment_id, desk_id`,
      [one.leadId],
    );
    try {
      await look();
    } finally {
      await office.rows('delete from grants where compartment_id = $1 and desk_id = $2', [
        changedTo!.compartment_id,
        changedTo!.desk_id,
      ]);
      const columns = Object.keys(grant!);
      await office.rows(
        `insert into grants (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
        Object.values(grant!),
      );
    }
    expect((await readWords()).status).toBe(200);
  }

  it.each([
    ['sealed_key', `'\\x00'::bytea`],
    ['held', 'true'],
    ['generation', '7'],
  ])('%s changed is refused, and is on the log', async (column, value) => {
    const before = await broken();
    await changed(column, value, async () => {
      const seen = await readWords();
      expect([seen.status, seen.error.code]).toEqual([409, 'SEAL_BROKEN']);
      expect(await broken()).toBe(before + 1);
    });
  });

  it('desk_id changed opens nothing to the desk that it names now', async () => {
    const supervisorsNow = deskOf('IDENTITY');
    await changed('desk_id', supervisorsNow, async () => {
      expect((await readWords()).error.code).toBe('KEY_MISSING');
      const body = { reason: 'REPORTER_ASKS', purpose: '举报人来电询问' } as const;
      expect((await office.as('supervisor').call(openRaw, { params: params(), body })).status).toBe(403);
    });
  });

  it('compartment_id changed opens no other drawer: whoever looks is refused, and it is on the log', async () => {
    const before = await broken();
    await changed('compartment_id', findings, async () => {
      expect((await readWords()).error.code).toBe('KEY_MISSING');
      const seen = await office.as('intake').call(readLead, { params: params() });
      expect([seen.status, seen.error.code]).toEqual([409, 'SEAL_BROKEN']);
      expect(await broken()).toBe(before + 1);
    });
  });
});
