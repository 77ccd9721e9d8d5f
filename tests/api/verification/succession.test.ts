import { afterAll, beforeAll, expect, test } from 'vitest';
import { declareRecusal } from '../../../server/contract/recusals.ts';
import { listHeldWork, passWorkOn } from '../../../server/contract/successions.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const held = (name: Name, of: Name = name) =>
  office.as(name).call(listHeldWork, { query: { staffId: office.idOf(of) } });
const pass = async (name: Name, leadId: string, from: Name, to: Name, more: object = {}) =>
  office.as(name).call(passWorkOn, {
    params: { leadId },
    body: {
      version: await walk.version(leadId),
      from: office.idOf(from),
      to: office.idOf(to),
      reason: 'ILL',
      ...more,
    } as never,
  });

test('an officer who falls ill is replaced by a colleague of the unit, with a reason that stays on record', async () => {
  // The unit has two verifiers; a third one comes.
  const { leadId, reference } = await walk.toVerifying();
  await office.rows(
    `update staff set unit_code = 'POLICE', roles = '{VERIFIER_POLICE}', certificate_no = '宁C-0003' where id = $1`,
    [office.idOf('publicity')],
  );
  const before = await held('police2', 'police1');
  expect(before.body).toMatchObject({
    person: { name: '马一' },
    held: [{ leadId, reference, what: ['OFFICER'], keptAway: false }],
    passed: [],
  });
  expect((await pass('police2', leadId, 'police1', 'police2')).error.fields).toEqual([
    { path: 'to', code: 'NOT_ALLOWED' },
  ]);
  expect((await pass('police2', leadId, 'police1', 'market1')).error.fields).toContainEqual({
    path: 'to',
    code: 'NOT_IN_LIST',
  });
  expect((await pass('market1', leadId, 'police1', 'publicity')).error.code).toBe('NOT_YOUR_STEP');
  expect((await held('market1', 'police1')).error.code).toBe('NOT_YOUR_STEP');
  expect((await pass('police2', leadId, 'police1', 'publicity', { version: 1 })).error.code).toBe(
    'STALE_VERSION',
  );
  expect((await pass('police2', leadId, 'police1', 'publicity', { reason: 'BORED' })).error.code).toBe(
    'BAD_REQUEST',
  );

  expect((await pass('police2', leadId, 'police1', 'publicity')).status).toBe(200);
  const { tasks } = await walk.see('police2', leadId);
  const task = tasks.find(({ unit }) => unit === 'POLICE');
  expect(task?.officers.map(({ name, certificateNo }) => [name, certificateNo])).toEqual([
    ['宣传', '宁C-0003'],
    ['马二', '宁C-0002'],
  ]);
  expect((await held('police2', 'police1')).body).toMatchObject({
    held: [],
    passed: [{ reference, toName: '宣传', byName: '马二', reason: 'ILL', what: ['OFFICER'] }],
  });
  // Nothing is left to hand on.
  expect((await pass('police2', leadId, 'police1', 'publicity')).error.code).toBe('NOT_FOUND');
  await expect(office.rows('delete from successions')).rejects.toThrow('append-only');
});

test('a proposal goes along with its proposer’s work, and whoever keeps away takes nothing over', async () => {
  const { leadId, reference } = await walk.report();
  await walk.step('intake', leadId, { verb: 'reject', propose: true, reason: 'NO_FACTS' });
  await office.as('intake2').do(declareRecusal, { body: { reference, reason: 'RELATIVE' } });
  expect((await held('supervisor', 'intake')).body.held).toMatchObject([{ leadId, what: ['PROPOSAL'] }]);
  expect((await pass('supervisor', leadId, 'intake', 'intake2')).error.fields).toEqual([
    { path: 'to', code: 'NOT_ALLOWED' },
  ]);
  const other = await walk.report();
  await walk.step('intake', other.leadId, { verb: 'reject', propose: true, reason: 'NO_FACTS' });
  expect((await pass('supervisor', other.leadId, 'intake', 'intake2')).status).toBe(200);
  expect((await walk.see('intake2', other.leadId)).proposal).toMatchObject({ byName: '尹二', mine: true });
});
