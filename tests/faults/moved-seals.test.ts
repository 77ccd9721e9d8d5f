import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readLead } from '../../server/contract/leads.ts';
import { readReceipt } from '../../server/contract/receipt.ts';
import { whoAmI } from '../../server/contract/sessions.ts';
import { walkOf } from '../api/verification/walk.ts';
import { actorOf } from '../support/actor.ts';
import { totpCode } from '../../server/crypto/totp.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { PASSWORD } from '../support/people.ts';

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
    for (const unit of ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'] as const) await walk.acceptTask(unit, leadId);
    await walk.find('LEAD_AGENCY', leadId);
  }
});
afterAll(() => office.close());

const broken = async () =>
  Number(
    (await office.rows(`select count(*)::int as n from audit_entries where act = 'seal.broken'`))[0]?.['n'],
  );
const seeAsIntake = () => office.as('intake').call(readLead, { params: { leadId: one.leadId } });
const seeAsReform = () => office.as('reform1').call(readLead, { params: { leadId: one.leadId } });
const seeAsReporter = () => office.stranger.call(readReceipt, { body: { receiptCode: one.receiptCode } });

/** The ciphertext of a column, in the row of the first lead, becomes that of the second lead's row. */
type Move = {
  table: string;
  column: string;
  row: string;
  look: () => Promise<{ status: number; error: { code: string } }>;
};
const drawer = (kind: string) => `(select id from compartments where lead_id = $1 and kind = '${kind}')`;
const MOVES: Move[] = [
  { table: 'grants', column: 'sealed_key', row: `compartment_id = ${drawer('raw')}`, look: seeAsIntake },
  {
    table: 'documents',
    column: 'body',
    row: `compartment_id = ${drawer('raw')} and kind = 'REPORT'`,
    look: seeAsIntake,
  },
  {
    table: 'documents',
    column: 'body',
    row: `id = (select d.id from documents d where d.compartment_id = ${drawer('brief')} order by seq desc limit 1)`,
    look: seeAsIntake,
  },
  { table: 'documents', column: 'body', row: `compartment_id = ${drawer('findings')}`, look: seeAsReform },
  { table: 'compartments', column: 'receipt_grant', row: `id = ${drawer('raw')}`, look: seeAsReporter },
  { table: 'compartments', column: 'held_key', row: `id = ${drawer('findings')}`, look: seeAsReform },
  { table: 'evidence', column: 'sealed_facts', row: 'lead_id = $1', look: seeAsIntake },
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
  const changed = async (column: string, value: string, look: () => Promise<void>) => {
    await office.rows('create table kept as select * from grants');
    try {
      await office.rows(`update grants set ${column} = ${value} where ${RAW}`, [one.leadId]);
      await look();
    } finally {
      await office.rows('delete from grants');
      await office.rows('insert into grants select * from kept');
      await office.rows('drop table kept');
    }
  };
  beforeEach(async () => {
    expect((await seeAsIntake()).body.raw).not.toBeNull();
  });

  it.each([
    ['sealed_key', `'\\x00'::bytea`],
    ['held', 'true'],
    ['generation', '7'],
  ])('%s changed is refused and logged', async (column, value) => {
    const before = await broken();
    await changed(column, value, async () => {
      const seen = await seeAsIntake();
      expect([seen.status, seen.error.code]).toEqual([409, 'SEAL_BROKEN']);
      expect(await broken()).toBe(before + 1);
    });
  });

  it('desk_id changed opens nothing to the desk that it names now', async () => {
    const police = `(select id from desks where code = 'POLICE')`;
    const before = await broken();
    await changed('desk_id', police, async () => {
      const seen = await office.as('police1').call(readLead, { params: { leadId: one.leadId } });
      expect([seen.status, seen.error.code]).toEqual([409, 'SEAL_BROKEN']);
      expect(await broken()).toBe(before + 1);
    });
  });

  it('compartment_id changed opens no other drawer', async () => {
    const identity = `(select id from compartments where lead_id = $1 and kind = 'identity')`;
    const before = await broken();
    await changed('compartment_id', identity, async () => {
      expect((await seeAsIntake()).body.raw).toBeNull();
    });
    const elsewhere = `(select id from compartments where lead_id = '${other.leadId}' and kind = 'findings')`;
    expect(await broken()).toBe(before);
    expect(elsewhere).toBeTruthy();
  });
});
