import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../../server/contract/evidence.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { readReceipt } from '../../../server/contract/receipt.ts';
import { admitMember } from '../../../server/contract/sessions.ts';
import { generateKeyPair } from '../../../server/crypto/hpke.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport } from '../../support/resident.ts';
import { walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const broken = (subject: string) =>
  office.rows<{ facts: object }>(
    `select facts from audit_entries where act = 'seal.broken' and subject_id = $1`,
    [subject],
  );
const files = [{ name: '合同.txt', type: 'text/plain', content: Buffer.from('合同') }];

/** Two leads change places, drawer by drawer; a third, empty of this kind for the moment, holds one meanwhile. */
async function swap(one: string, other: string, by: string): Promise<void> {
  const move = (from: string, to: string) =>
    office.rows('update compartments set lead_id = $2 where lead_id = $1', [from, to]);
  await office.rows(
    'delete from documents where compartment_id in (select id from compartments where lead_id = $1)',
    [by],
  );
  await office.rows(
    'delete from grants where compartment_id in (select id from compartments where lead_id = $1)',
    [by],
  );
  await office.rows('delete from compartments where lead_id = $1', [by]);
  await move(one, by);
  await move(other, one);
  await move(by, other);
}

describe('somebody who can write to the database', () => {
  it('shows nobody another lead’s words under this reference, and the attempt is on the log', async () => {
    const one = await walk.report({ narrative: '第一件事：承诺高息向老人收钱。' });
    const other = await walk.report({ narrative: '第二件事：推介会上公开吸收资金。' });
    const between = await walk.report();
    await swap(one.leadId, other.leadId, between.leadId);
    const seen = await office.as('intake').call(readLead, { params: { leadId: one.leadId } });
    expect([seen.status, seen.error.code]).toEqual([409, 'SEAL_BROKEN']);
    const own = await office.stranger.call(readReceipt, { body: { receiptCode: one.receiptCode } });
    expect([own.status, own.error.code]).toEqual([409, 'SEAL_BROKEN']);
    expect(await broken(one.leadId)).toEqual([{ facts: { drawer: 'brief' } }, { facts: { drawer: 'raw' } }]);
    await swap(one.leadId, other.leadId, between.leadId);
    expect((await walk.see('intake', one.leadId)).raw?.narrative).toBe('第一件事：承诺高息向老人收钱。');
  });

  it('hands out no file of one lead as another’s', async () => {
    const one = await office.resident.report({}, files);
    const other = await office.resident.report({}, files);
    const [lead] = await office.rows<{ id: string }>('select id from leads where reference = $1', [
      one.reference,
    ]);
    const [file] = await office.rows<{ id: string }>(
      `update evidence set lead_id = $1, compartment_id = (select id from compartments where lead_id = $1 and kind = 'raw')
       where lead_id = (select id from leads where reference = $2) returning id`,
      [lead!.id, other.reference],
    );
    const answer = await office
      .as('intake')
      .call(readEvidence, { params: { leadId: lead!.id, evidenceId: file!.id } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.raw.toString()).not.toContain('合同');
  });

  it('makes no other kind of sheet out of a sheet, nor another’s out of somebody’s', async () => {
    const { leadId } = await walk.report();
    const put = (text: string) =>
      office.rows(
        `update documents set ${text} where kind = 'REPORT' and compartment_id in
        (select id from compartments where lead_id = $1)`,
        [leadId],
      );
    await put(`author = 'OFFICE'`);
    const seen = await office.as('intake').call(readLead, { params: { leadId } });
    expect(seen.error.code).toBe('SEAL_BROKEN');
    await put(`author = 'REPORTER'`);
    expect((await walk.see('intake', leadId)).raw).not.toBeNull();
  });

  it('gets no report sealed to a key of their own', async () => {
    const [desk] = await office.rows<{ id: string; public_key: Buffer; key_mac: Buffer }>(
      `select id, public_key, key_mac from desks where code = 'INTAKE'`,
    );
    const [police] = await office.rows<{ key_mac: Buffer }>(
      `select key_mac from desks where code = 'POLICE'`,
    );
    const put = (key: Buffer, mac: Buffer | null) =>
      office.rows('update desks set public_key = $2, key_mac = $3 where id = $1', [desk!.id, key, mac]);
    const thief = generateKeyPair().publicKey;
    for (const mac of [desk!.key_mac, police!.key_mac, null]) {
      await put(thief, mac);
      const answer = await office.resident.send(aReport());
      expect([answer.status, answer.error.code]).toEqual([409, 'SEAL_BROKEN']);
    }
    expect(await broken(desk!.id)).toHaveLength(3);
    await put(desk!.public_key, desk!.key_mac);
    expect((await office.resident.send(aReport())).status).toBe(201);
  });

  it('gets no desk’s key by a waiting newcomer’s public key', async () => {
    const prepared = await office.office.hire.prepare({
      username: 'waiting',
      name: '等候',
      unitCode: 'POLICE',
      roles: ['VERIFIER_POLICE'],
      deskCodes: ['POLICE'],
      password: 'a long sentence to wait',
    });
    await office.office.inTransaction((tx) => office.office.hire.add(tx, prepared, office.clock.now()));
    const [desk] = await office.rows<{ id: string }>(`select id from desks where code = 'POLICE'`);
    const admit = () =>
      office
        .as('police1')
        .call(admitMember, { params: { deskId: desk!.id }, body: { staffId: prepared.id } });
    const put = (key: Buffer) =>
      office.rows('update staff set public_key = $2 where id = $1', [prepared.id, key]);
    await put(generateKeyPair().publicKey);
    expect((await admit()).error.code).toBe('SEAL_BROKEN');
    expect(await broken(prepared.id)).toHaveLength(1);
    await put(prepared.publicKey);
    expect((await admit()).status).toBe(201);
  });
});
