import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptTask, listColleagues, saveFinding, signFinding } from '../../../server/contract/tasks.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { UNITS, aFinding, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

/** The units whose findings this person can read. */
const readable = async (name: Name, leadId: string) =>
  (await walk.see(name, leadId)).tasks.filter((task) => task.finding !== null).map((task) => task.unit);

test('a unit reads its own findings alone until the third unit has signed, then each reads all', async () => {
  const { leadId } = await walk.toVerifying();
  for (const unit of UNITS) await walk.find(unit, leadId);
  expect(await readable('police1', leadId)).toEqual(['POLICE']);
  expect(await readable('market1', leadId)).toEqual(['MARKET_REG']);
  expect(await readable('coordinator', leadId)).toEqual(['LEAD_AGENCY']);
  await walk.sign('POLICE', leadId);
  await walk.sign('LEAD_AGENCY', leadId);
  expect(await readable('police1', leadId)).toEqual(['POLICE']);
  await walk.sign('MARKET_REG', leadId);
  for (const name of ['police1', 'market1', 'coordinator'] as const) {
    expect(await readable(name, leadId), name).toEqual(UNITS);
  }
  expect(await readable('intake', leadId)).toEqual([]);
});

test('when the meeting asks for more proof, the findings are shut again until the unit has signed anew', async () => {
  const { leadId } = await walk.toDetermining();
  const back = await walk.step('coordinator', leadId, {
    verb: 'returnForProof',
    reason: '资金流水不全',
    units: ['POLICE'],
  });
  expect(back.status).toBe(200);
  expect(await walk.see('coordinator', leadId)).toMatchObject({ status: 'VERIFYING', turn: ['POLICE'] });
  expect(await readable('market1', leadId)).toEqual(['MARKET_REG']);
  await walk.find('POLICE', leadId, aFinding({ summary: '补查流水后，事实清楚。' }));
  await walk.sign('POLICE', leadId);
  const task = (await walk.see('market1', leadId)).tasks.find((one) => one.unit === 'POLICE');
  expect(task?.finding?.summary).toBe('补查流水后，事实清楚。');
  const again = await walk.step('coordinator', leadId, { verb: 'convene' });
  expect(again.status).toBe(200);
  const twice = await walk.step('coordinator', leadId, { verb: 'returnForProof', reason: '仍不全' });
  expect(twice.error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'returnedForProof', code: 'NOT_ALLOWED' }],
  });
});

test('a unit sends at least two of its own officers, each with a certificate', async () => {
  const { leadId } = await walk.report();
  await walk.accept(leadId);
  await walk.assign(leadId);
  const accept = (officers: [Name, string][]) =>
    office.as('police1').call(acceptTask, {
      params: { leadId },
      body: {
        officers: officers.map(([name, certificateNo]) => ({ staffId: office.idOf(name), certificateNo })),
      },
    });
  expect((await accept([['police1', '宁C-0001']])).error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'officers', code: 'NOT_ENOUGH' }],
  });
  expect(
    (
      await accept([
        ['police1', '宁C-0001'],
        ['police1', '宁C-0001'],
      ])
    ).error.fields,
  ).toEqual([{ path: 'officers', code: 'MUST_DIFFER' }]);
  expect(
    (
      await accept([
        ['police1', '宁C-0001'],
        ['market1', ' '],
      ])
    ).error.fields,
  ).toEqual([
    { path: 'officers.1.certificateNo', code: 'REQUIRED' },
    { path: 'officers.1.staffId', code: 'NOT_ALLOWED' },
  ]);
  expect(
    (
      await accept([
        ['police1', '宁C-0001'],
        ['police2', '宁C-0002'],
      ])
    ).status,
  ).toBe(200);
  const again = await accept([
    ['police1', '宁C-0001'],
    ['police2', '宁C-0002'],
  ]);
  expect(again.error.code).toBe('ILLEGAL_TRANSITION');
});

test('a finding is signed when it is whole, by one of the officers who went', async () => {
  const { leadId } = await walk.toVerifying();
  const sign = (name: Name) => office.as(name).call(signFinding, { params: { leadId } });
  expect((await sign('police1')).error.fields).toContainEqual({
    path: 'checks.LICENCE.result',
    code: 'REQUIRED',
  });
  const { checks } = aFinding();
  const unexplained = aFinding({ checks: { ...checks, FUNDS: { result: 'NOT_CHECKED', note: '' } } });
  await walk.find('POLICE', leadId, unexplained);
  expect((await sign('police1')).error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'checks.FUNDS.note', code: 'REQUIRED' }],
  });
  await walk.find('POLICE', leadId);
  expect((await sign('coordinator')).error.code).toBe('FORBIDDEN');
  expect((await sign('police2')).status).toBe(200);
  const late = await office.as('police1').call(saveFinding, { params: { leadId }, body: aFinding() });
  expect(late.error.code).toBe('ILLEGAL_TRANSITION');
});

test('a verifier chooses officers from the unit’s own verifiers', async () => {
  const { colleagues } = await office.as('market1').do(listColleagues);
  expect(colleagues.map(({ name, certificateNo }) => [name, certificateNo])).toEqual([
    ['石一', '宁D-0001'],
    ['石二', '宁D-0002'],
  ]);
});
