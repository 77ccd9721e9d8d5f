import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptLead, stepLead } from '../../../server/contract/lead-acts.ts';
import { listLeads, readLead } from '../../../server/contract/leads.ts';
import { declareRecusal, declareTie, listRecusals, withdrawTie } from '../../../server/contract/recusals.ts';
import { signFinding } from '../../../server/contract/tasks.ts';
import { answerUnseal, askUnseal, openIdentity, openUnseal } from '../../../server/contract/unseals.ts';
import { exampleReport } from '../../../server/contract/report.ts';
import { listRewards, readReward } from '../../../server/contract/rewards.ts';
import { NAMED, aCandidate, aFund, step } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { RELEASED, UNITS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const target = (over: object) => ({ target: { ...exampleReport.target, ...over } }) as never;
const recuse = (name: Name, reference: string, staff?: Name) =>
  office.as(name).call(declareRecusal, {
    body: { reference, reason: 'RELATIVE', ...(staff ? { staffId: office.idOf(staff) } : {}) },
  });
const sees = async (name: Name, leadId: string) => {
  const { rows } = await office.as(name).do(listLeads, { query: { tray: 'ALL' } });
  const listed = rows.some(({ id }) => id === leadId);
  const read = (await office.as(name).call(readLead, { params: { leadId } })).status === 200;
  expect(listed, `${name}: listed as it is read`).toBe(read);
  return read;
};

test('whoever declares a conflict sees the lead no more and does nothing to it; their colleagues go on', async () => {
  const { leadId, reference } = await walk.report();
  const params = { leadId };
  expect(await sees('intake', leadId)).toBe(true);
  expect((await recuse('intake', reference)).status).toBe(201);
  expect((await recuse('intake', reference)).status).toBe(201);
  expect(await sees('intake', leadId)).toBe(false);
  expect((await office.as('intake').do(listLeads)).rows.map(({ id }) => id)).not.toContain(leadId);
  const accept = await office
    .as('intake')
    .call(acceptLead, { params, body: { version: 1, briefNarrative: RELEASED } });
  expect(accept.error.code).toBe('RECUSED');
  const proposed = await office.as('intake').call(stepLead, {
    params,
    body: { version: 1, verb: 'reject', propose: true, reason: 'NO_FACTS' },
  });
  expect(proposed.error.code).toBe('RECUSED');
  expect(await sees('intake2', leadId)).toBe(true);
  expect(await sees('police1', leadId)).toBe(true);
  const mine = await office.as('intake').do(listRecusals);
  expect(mine.recusals).toMatchObject([{ reference, reason: 'RELATIVE', declaredByName: '尹受理' }]);
  const log = await office.rows(
    `select facts from audit_entries where act = 'recusal.declare' and subject_id = $1`,
    [leadId],
  );
  expect(log).toEqual([{ facts: { staffId: office.idOf('intake'), reason: 'RELATIVE' } }]);
});

test('a head keeps somebody away; nobody else can', async () => {
  const { leadId, reference } = await walk.report();
  expect((await recuse('police1', reference, 'police2')).error.code).toBe('NOT_YOUR_STEP');
  expect((await recuse('supervisor', reference, 'police2')).error.code).toBe('NOT_YOUR_STEP');
  expect((await recuse('supervisor', reference, 'intake2')).status).toBe(201);
  expect((await recuse('head', reference, 'police2')).status).toBe(201);
  expect(await sees('intake2', leadId)).toBe(false);
  expect(await sees('police2', leadId)).toBe(false);
  expect(await sees('police1', leadId)).toBe(true);
  const people = (await office.as('supervisor').do(listRecusals)).people.map(({ name }) => name);
  expect(people.sort()).toEqual(['尹二', '尹受理'].sort());
  expect((await office.as('police1').do(listRecusals)).people).toEqual([]);
});

test('a tie said beforehand shuts every lead about that company, past and future, however its name is written', async () => {
  const past = await walk.report(target({ name: '宏运 商贸（有限公司）' }));
  expect(await sees('market1', past.leadId)).toBe(true);
  await office
    .as('market1')
    .do(declareTie, { body: { name: '宏运商贸有限公司', relation: 'CLOSE_RELATIVE' } });
  expect(await sees('market1', past.leadId)).toBe(false);
  const next = await walk.report(target({ name: '宏运商贸' }));
  const other = await walk.report(target({ name: '鸿运商贸有限公司' }));
  expect(await sees('market1', next.leadId)).toBe(false);
  expect(await sees('market1', other.leadId)).toBe(true);
  expect(await sees('market2', next.leadId)).toBe(true);

  const { ties } = await office.as('market1').do(listRecusals);
  expect(ties).toMatchObject([{ kind: 'name', relation: 'CLOSE_RELATIVE' }]);
  // Somebody else's tie is not theirs to end.
  const params = { tieId: ties[0]!.id };
  expect((await office.as('market2').call(withdrawTie, { params, body: {} })).error.code).toBe('NOT_FOUND');
  await office.as('market1').do(withdrawTie, { params, body: {} });
  expect(await sees('market1', next.leadId)).toBe(true);
});

test('a tie can be said by the credit code, and keeps neither code nor name', async () => {
  const creditCode = '91640302MA0000000X';
  const { leadId } = await walk.report(target({ name: '另一家公司', creditCode }));
  await office
    .as('reform2')
    .do(declareTie, { body: { creditCode: ' 91640302ma0000000x ', relation: 'SELF' } });
  expect(await sees('reform2', leadId)).toBe(false);
  const kept = JSON.stringify(await office.rows('select * from ties'));
  expect(kept).not.toContain('MA0000000X');
  expect(kept).not.toContain('宏运');
  for (const [body, path] of [
    [{ relation: 'SELF' }, 'name'],
    [{ name: '有', relation: 'SELF' }, 'name'],
    [{ name: '', creditCode: '', relation: 'SELF' }, 'name'],
    [{ name: '某公司', relation: 'FRIEND' }, 'relation'],
  ] as const) {
    const refused = await office.as('reform2').call(declareTie, { body: body as never });
    expect(refused.status, JSON.stringify(body)).toBe(422);
    expect(refused.error.fields?.[0]?.path).toBe(path);
  }
});

test('whoever keeps away opens neither name nor unseal, not even one that was open', async () => {
  const { reference } = await walk.report(NAMED);
  const why = { reason: 'CASE_NEED', purpose: '立案需要' } as const;
  const { id } = await office.as('police1').do(askUnseal, { body: { reference, kind: 'identity', ...why } });
  const params = { unsealId: id };
  await office.as('custodian').do(answerUnseal, { params, body: { approve: true } });
  expect((await office.as('police1').call(openUnseal, { params, body: {} })).status).toBe(200);
  await recuse('police1', reference);
  expect((await office.as('police1').call(openUnseal, { params, body: {} })).error.code).toBe('NOT_FOUND');
  const again = await office.as('police1').call(askUnseal, { body: { reference, kind: 'raw', ...why } });
  expect(again.error.code).toBe('NOT_FOUND');
  await recuse('custodian', reference);
  const body = { reference, reason: 'CONTACT_REPORTER', purpose: '联系举报人' } as const;
  expect((await office.as('custodian').call(openIdentity, { body })).error.code).toBe('NOT_FOUND');
});

test('whoever keeps away has no hand in the reward either', async () => {
  await aFund(office, 20_000_000);
  const award = await aCandidate(office);
  const [lead] = await office.rows<{ reference: string }>('select reference from leads where id = $1', [
    award.leadId,
  ]);
  const listed = async () =>
    (await office.as('clerk').do(listRewards, { query: { tray: 'ALL' } })).rows.some(
      ({ id }) => id === award.id,
    );
  expect(await listed()).toBe(true);
  await recuse('clerk', lead!.reference);
  expect(await listed()).toBe(false);
  const params = { rewardId: award.id };
  expect((await office.as('clerk').call(readReward, { params })).error.code).toBe('NOT_FOUND');
  expect((await step(office, 'clerk', award.id, 'start')).error.code).toBe('RECUSED');
  expect((await office.as('reviewer').call(readReward, { params })).status).toBe(200);
});

test('a lead that is not there cannot be declared about', async () => {
  expect((await recuse('intake', '0000-0000')).error.code).toBe('NOT_FOUND');
  expect((await recuse('intake', '!!!!')).error.fields).toEqual([{ path: 'reference', code: 'BAD_FORMAT' }]);
});

test('the database itself lets nobody undo it', async () => {
  const { leadId, reference } = await walk.report({ avoid: ['T640302100'] });
  await recuse('intake2', reference);
  await expect(office.rows('delete from recusals where lead_id = $1', [leadId])).rejects.toThrow();
  await expect(office.rows(`update recusals set reason = 'OTHER'`)).rejects.toThrow();
  await expect(office.rows(`update leads set avoid = '{}' where id = $1`, [leadId])).rejects.toThrow();
});

test('what they were at work on goes back to their desk at once, with its trail', async () => {
  const { leadId, reference } = await walk.toVerifying();
  for (const unit of UNITS) await walk.find(unit, leadId);
  expect((await recuse('police1', reference)).status).toBe(201);
  const task = async () =>
    (await walk.see('police2', leadId)).tasks.find(({ unit }) => unit === 'POLICE')!.officers;
  expect((await task()).map(({ staffId }) => staffId)).toEqual([office.idOf('police2')]);
  // One officer alone signs nothing (Decree 737 art. 21).
  const alone = await office.as('police2').call(signFinding, { params: { leadId } });
  expect(alone.error.fields).toEqual([{ path: 'officers', code: 'NOT_ENOUGH' }]);
  const { recusals } = await office.as('police1').do(listRecusals);
  const entry = { reference, moved: ['OFFICER'], movedToName: null };
  expect(recusals).toContainEqual(expect.objectContaining(entry));
  const log = await office.rows(
    `select facts from audit_entries where act = 'recusal.moveWork' and subject_id = $1`,
    [leadId],
  );
  expect(log).toEqual([{ facts: { staffId: office.idOf('police1') } }]);
  // A proposal lapses with its proposer, and the lead is intake's again.
  const other = await walk.report();
  await walk.step('intake', other.leadId, { verb: 'reject', propose: true, reason: 'NO_FACTS' });
  await recuse('intake', other.reference);
  expect(await walk.see('intake2', other.leadId)).toMatchObject({ proposal: null, turn: ['INTAKE_OFFICER'] });
});
