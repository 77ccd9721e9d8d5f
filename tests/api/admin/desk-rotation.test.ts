import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLead } from '../../../server/contract/leads.ts';
import { admitMember, listDesks, renewDeskKey } from '../../../server/contract/sessions.ts';
import { giveSeat, listStaff, setStaffActive, takeSeat } from '../../../server/contract/staff.ts';
import { openGrant } from '../../../server/crypto/compartment.ts';
import { deskKeysStore } from '../../../server/features/staff/desk-keys.store.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';

const HOUR = 3_600_000;
let house: TestOffice;
beforeEach(async () => {
  house = await anOffice({
    people: ['intake', 'intake2', 'supervisor', 'coordinator', 'police1', 'market1', 'custodian', 'secadmin'],
  });
});
afterEach(() => house.close());

type Grant = { compartment_id: string; desk_id: string; sealed_key: Buffer; generation: number };
type Drawer = { id: string; lead_id: string; kind: string; desk_id: string | null };

const report = async () => {
  const { reference } = await house.resident.report();
  const [lead] = await house.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  return lead!.id;
};
const read = (name: Name, leadId: string) => house.as(name).call(readLead, { params: { leadId } });
const deskOf = async (name: Name) => (await house.as(name).do(listDesks)).desks[0]!;
const keyOf = async (name: Name) => {
  const caller = await house.office.sessions.callerOf(await house.as(name).ticket());
  return caller!.ring.deskKey((await deskOf(name)).id)!;
};
const leave = async (name: Name) => {
  const deskId = (await deskOf(name)).id;
  await house.as('secadmin').do(takeSeat, { params: { staffId: house.idOf(name), deskId } });
  return deskId;
};
const renew = (name: Name, deskId: string) => house.as(name).call(renewDeskKey, { params: { deskId } });

/** How many of a desk's grants a private key opens, straight from the rows, as a thief of the database would try. */
async function opens(privateKey: Buffer, deskId: string): Promise<number> {
  const grants = await house.rows<Grant>('select * from grants where desk_id = $1', [deskId]);
  const drawers = await house.rows<Drawer>('select id, lead_id, kind, desk_id from compartments');
  return grants.filter((grant) => {
    const { lead_id: leadId, desk_id, ...drawer } = drawers.find(({ id }) => id === grant.compartment_id)!;
    try {
      const sealed = { deskId, sealedKey: grant.sealed_key };
      return openGrant(sealed, { ...drawer, leadId, deskId: desk_id }, privateKey).length === 32;
    } catch {
      return false;
    }
  }).length;
}
const generations = async (deskId: string) =>
  (
    await house.rows<{ generation: number }>(
      'select distinct generation from grants where desk_id = $1 order by 1',
      [deskId],
    )
  ).map(({ generation }) => generation);

describe('somebody whose seat was taken', () => {
  it('reads nothing from that moment, and those who stay are asked to make the key anew', async () => {
    const leadId = await report();
    expect((await read('intake2', leadId)).status).toBe(200);
    await leave('intake2');
    expect((await read('intake2', leadId)).status).toBe(404);
    expect((await house.as('intake2').do(listDesks)).desks).toEqual([]);
    expect((await deskOf('intake')).rotationDueAt).not.toBeNull();
    const told = await house.rows<{ staff_id: string }>(
      `select staff_id from mails where template = 'DESK_KEY_DUE' order by staff_id`,
    );
    expect(told.map((each) => each.staff_id).sort()).toEqual(
      [house.idOf('intake'), house.idOf('supervisor')].sort(),
    );
    const { desks } = await house.as('secadmin').do(listStaff);
    expect(desks.find(({ code }) => code === 'INTAKE')?.rotationDue).toBe(true);
  });

  it('opens with the key they remember nothing sealed later, and in the end nothing at all', async () => {
    const before = await report();
    const oldKey = await keyOf('intake2');
    const deskId = await leave('intake2');
    const all = await opens(oldKey, deskId);
    expect(all).toBeGreaterThan(1);
    expect((await renew('intake', deskId)).status).toBe(200);
    const after = await report();
    expect(await opens(oldKey, deskId)).toBe(all);
    expect(await generations(deskId)).toEqual([1, 2]);
    // Reading goes on at once, old and new, for everybody who stays.
    for (const leadId of [before, after])
      for (const name of ['intake', 'supervisor'] as const)
        expect((await read(name, leadId)).status).toBe(200);
    await house.office.grantReseal.run();
    expect(await opens(oldKey, deskId)).toBe(0);
    expect(await opens(await keyOf('intake'), deskId)).toBe(2 * all);
    for (const leadId of [before, after]) expect((await read('supervisor', leadId)).status).toBe(200);
    const left = await house.rows('select 1 from desk_rotations where held_key is not null');
    const links = await house.rows('select 1 from desk_keys where previous_key is not null');
    expect([left, links]).toEqual([[], []]);
  });

  it('comes back as a newcomer, whom a member lets in again', async () => {
    const leadId = await report();
    const deskId = await leave('intake2');
    await renew('intake', deskId);
    const params = { staffId: house.idOf('intake2') };
    await house.as('secadmin').do(giveSeat, { params, body: { deskCode: 'INTAKE' } });
    expect((await read('intake2', leadId)).status).toBe(404);
    await house.as('intake').do(admitMember, { params: { deskId }, body: params });
    expect((await read('intake2', leadId)).status).toBe(200);
    const twice = await house.as('secadmin').call(giveSeat, { params, body: { deskCode: 'INTAKE' } });
    expect(twice.error.fields).toEqual([{ path: 'deskCode', code: 'NOT_ALLOWED' }]);
    const foreign = await house.as('secadmin').call(giveSeat, { params, body: { deskCode: 'POLICE' } });
    expect(foreign.error.fields).toEqual([{ path: 'deskCode', code: 'NOT_ALLOWED' }]);
  });
});

describe('a desk’s key', () => {
  it('is made anew by itself when a member signs in after a colleague was suspended', async () => {
    const leadId = await report();
    const oldKey = await keyOf('intake2');
    const { id: deskId } = await deskOf('intake2');
    const params = { staffId: house.idOf('intake2') };
    await house.as('secadmin').do(setStaffActive, { params, body: { active: false } });
    expect((await deskOf('intake')).rotationDueAt).not.toBeNull();
    house.clock.set(new Date(house.clock.now().getTime() + 11 * HOUR));
    const mine = await deskOf('supervisor');
    expect([mine.rotationDueAt, mine.waiting]).toEqual([null, []]);
    expect(await keyOf('intake')).not.toEqual(oldKey);
    expect((await read('intake', leadId)).status).toBe(200);
    // Let back in, the person waits like anybody else.
    await house.as('secadmin').do(setStaffActive, { params, body: { active: true } });
    expect((await deskOf('intake')).waiting.map(({ staffId }) => staffId)).toEqual([params.staffId]);
    expect(await house.rows('select generation from desks where id = $1', [deskId])).toEqual([
      { generation: 2 },
    ]);
  });

  it('is made anew by its members only, and once for each who leaves', async () => {
    const deskId = await leave('intake2');
    const stranger = await renew('police1', deskId);
    expect([stranger.status, stranger.error.code]).toEqual([403, 'KEY_MISSING']);
    const both = await Promise.all([renew('intake', deskId), renew('supervisor', deskId)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await house.rows('select generation from desks where id = $1', [deskId])).toEqual([
      { generation: 2 },
    ]);
  });

  it('stays with the last who holds it, for nobody could give it back', async () => {
    const { id: deskId } = await deskOf('police1');
    const params = { staffId: house.idOf('police1'), deskId };
    const refused = await house.as('secadmin').call(takeSeat, { params });
    expect(refused.error.fields).toEqual([{ path: 'deskId', code: 'NOT_ALLOWED' }]);
    const active = (on: boolean) =>
      house.as('secadmin').do(setStaffActive, { params: { staffId: params.staffId }, body: { active: on } });
    await active(false);
    await active(true);
    house.clock.set(new Date(house.clock.now().getTime() + 11 * HOUR));
    expect((await deskOf('police1')).admitted).toBe(true);
  });

  it('that somebody put into its row by hand is taken for no key', async () => {
    const deskId = await leave('intake2');
    await renew('intake', deskId);
    // The retired key with its own word, put back as if it were the present one.
    await house.rows(
      `update desks set public_key = k.public_key, key_mac = k.key_mac
       from desk_keys k where k.desk_id = desks.id and k.generation = 1 and desks.id = $1`,
      [deskId],
    );
    await expect(house.resident.report()).rejects.toThrow('SEAL_BROKEN');
  });
});

describe('the job that seals grants anew', () => {
  it('goes on where it was when it is killed in the middle, while reports come in', async () => {
    const leads = [await report(), await report(), await report()];
    const deskId = await leave('intake2');
    await renew('intake', deskId);
    const [rotation] = await house.rows<{ id: string }>('select id from desk_rotations');
    const { batch, run } = house.office.grantReseal;
    expect(await batch(rotation!.id, 2)).toBe(true);
    expect(await generations(deskId)).toEqual([1, 2]);

    // Somebody holds the next grants; the job waits for them, and its connection dies on the way.
    const ended = await house.office.inTransaction(async (tx) => {
      await deskKeysStore.grantsSealedTo(tx, { deskId, fromGeneration: 1 }, 100);
      const killed = batch(rotation!.id, 2).then(
        () => 'done',
        () => 'killed',
      );
      const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%grants%'`;
      let found: { pid: number } | undefined;
      while (!found) [found] = await house.rows<{ pid: number }>(waiting);
      await house.rows('select pg_terminate_backend($1)', [found.pid]);
      return killed;
    });
    expect(ended).toBe('killed');
    leads.push(await report());
    for (const leadId of leads) expect((await read('supervisor', leadId)).status).toBe(200);

    await Promise.all([run(), run()]);
    expect(await generations(deskId)).toEqual([2]);
    const [done] = await house.rows<{ resealed: number; broken: number; held_key: Buffer | null }>(
      'select resealed, broken, held_key from desk_rotations',
    );
    expect(done).toEqual({ resealed: 9, broken: 0, held_key: null });
    for (const leadId of leads) expect((await read('intake', leadId)).status).toBe(200);
  });

  it('follows a key that is made anew twice before it came to its first grant', async () => {
    const leadId = await report();
    const deskId = await leave('intake2');
    await renew('intake', deskId);
    const between = await report();
    await leave('supervisor');
    await renew('intake', deskId);
    for (const each of [leadId, between]) expect((await read('intake', each)).status).toBe(200);
    await house.office.grantReseal.run();
    expect(await generations(deskId)).toEqual([3]);
    for (const each of [leadId, between]) expect((await read('intake', each)).status).toBe(200);
  });

  it('puts a grant that was tampered with on the log, and leaves it broken for its readers', async () => {
    const leadId = await report();
    const deskId = await leave('intake2');
    await renew('intake', deskId);
    await house.rows(
      `update grants set sealed_key = set_byte(sealed_key, 40, get_byte(sealed_key, 40) # 1)
       where desk_id = $1 and compartment_id in (select id from compartments where lead_id = $2 and kind = 'brief')`,
      [deskId, leadId],
    );
    await house.office.grantReseal.run();
    const seen = await read('intake', leadId);
    expect([seen.status, seen.error.code]).toEqual([409, 'SEAL_BROKEN']);
    const noted = await house.rows(
      `select 1 from audit_entries where act = 'seal.broken' and subject_id = $1 and facts ->> 'desk' = $2`,
      [leadId, deskId],
    );
    expect(noted).toHaveLength(1);
  });
});
