import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogues, saveCatalogues } from '../../../server/contract/catalogues.ts';
import { acceptLead, assignLead, stepLead } from '../../../server/contract/lead-acts.ts';
import { answerSupplement } from '../../../server/contract/receipt-acts.ts';
import { sendReporterMessage } from '../../../server/contract/receipt.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { RELEASED, UNITS, walkOf } from './walk.ts';

const DAY = 86_400_000;
let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const dueOf = async (leadId: string) => (await walk.see('intake', leadId)).owed?.dueAt;

test('a report is refused by two: one officer proposes with a reason, the supervisor confirms', async () => {
  const { leadId, receiptCode } = await walk.report();
  const due = await dueOf(leadId);
  const alone = await walk.step('supervisor', leadId, { verb: 'reject', reason: 'NO_FACTS' });
  expect(alone.error.code).toBe('SECOND_PERSON_NEEDED');
  const unknown = await walk.step('intake', leadId, { verb: 'reject', propose: true, reason: 'BORING' });
  expect(unknown.error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'reason', code: 'NOT_IN_LIST' }],
  });
  const unexplained = await walk.step('intake', leadId, { verb: 'reject', propose: true, reason: 'OTHER' });
  expect(unexplained.error.fields).toEqual([{ path: 'note', code: 'REQUIRED' }]);
  const proposal = { verb: 'reject', propose: true, reason: 'NO_FACTS', note: '只说公司可疑，没有事实。' };
  expect((await walk.step('intake', leadId, proposal)).status).toBe(200);
  const waiting = await walk.see('supervisor', leadId);
  expect(waiting).toMatchObject({ status: 'SUBMITTED', turn: ['INTAKE_SUPERVISOR'], myTurn: true });
  expect(waiting.proposal).toEqual({
    verb: 'reject',
    byName: '尹受理',
    mine: false,
    reason: 'NO_FACTS',
    note: '只说公司可疑，没有事实。',
  });
  expect(waiting.owed?.dueAt).toBe(due);
  expect((await walk.step('intake', leadId, { verb: 'reject' })).error.code).toBe('NOT_YOUR_STEP');
  expect((await walk.step('supervisor', leadId, { verb: 'reject' })).status).toBe(200);

  const refused = await walk.see('intake', leadId);
  expect(refused.status).toBe('REJECTED');
  expect(refused.history.at(-1)).toMatchObject({ reason: 'NO_FACTS', note: '只说公司可疑，没有事实。' });
  expect(await office.resident.status(receiptCode)).toMatchObject({
    publicStatus: 'REJECTED',
    refusalReason: 'NO_FACTS',
    // Until then a review may be asked for.
    owed: { workingDaysLeft: 11 },
    reviewAsked: false,
  });
  const own = await walk.step('supervisor', leadId, { verb: 'reopenRejected', reason: '复核' });
  expect(own.error.code).toBe('SECOND_PERSON_NEEDED');
});

test('two people on one lead take turns: the slower is told that it changed', async () => {
  const { leadId } = await walk.report();
  const body = { version: 1, briefNarrative: RELEASED };
  const both = await Promise.all([
    office.as('intake').call(acceptLead, { params: { leadId }, body }),
    office.as('intake2').call(acceptLead, { params: { leadId }, body }),
  ]);
  expect(both.map((reply) => reply.status).sort()).toEqual([200, 409]);
  expect(both.find((reply) => reply.status === 409)?.error.code).toBe('STALE_VERSION');
  expect((await walk.see('coordinator', leadId)).history).toHaveLength(2);
});

test('the reporter’s time to supplement does not eat the office’s time to accept', async () => {
  const { leadId, receiptCode } = await walk.report();
  const start = office.clock.now();
  const silent = await walk.step('intake', leadId, { verb: 'requestSupplement' });
  expect(silent.error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'note', code: 'REQUIRED' }],
  });
  try {
    // Two of five working days are gone by Wednesday; the answer comes on the Monday after.
    office.clock.set(new Date(start.getTime() + 2 * DAY));
    const asked = await walk.step('intake', leadId, { verb: 'requestSupplement', note: '请补充合同照片。' });
    expect(asked.status).toBe(200);
    const page = await office.resident.status(receiptCode);
    expect(page).toMatchObject({ publicStatus: 'SUPPLEMENT', owed: null, may: { supply: true } });
    expect(page.messages).toMatchObject([{ from: 'OFFICE', text: '请补充合同照片。' }]);
    expect(page.supplementDueAt).not.toBeNull();

    // What was left when they were asked stays, whatever the district sets meanwhile.
    await office.rows(
      `update districts set settings = jsonb_set(settings, '{clocks,acceptance}', '{"workingDays": 60}')`,
    );
    office.clock.set(new Date(start.getTime() + 7 * DAY));
    // A question back is no answer yet.
    await office.stranger.do(sendReporterMessage, { body: { receiptCode, text: '哪一份合同？' } });
    expect((await walk.see('intake', leadId)).status).toBe('SUPPLEMENT');
    const answers = [{ item: 'OTHER', have: true, text: '合同编号是2026-1。' } as const];
    await office.stranger.do(answerSupplement, { body: { receiptCode, answers } });
    const back = await walk.see('intake', leadId);
    expect(back).toMatchObject({ status: 'SUBMITTED', turn: ['INTAKE_OFFICER'] });
    expect(back.owed?.workingDaysLeft).toBe(3);
    await office.rows(
      `update districts set settings = jsonb_set(settings, '{clocks,acceptance}', '{"workingDays": 5}')`,
    );
    expect(back.messages?.at(-1)).toMatchObject({ from: 'REPORTER', about: 'ANSWER', answers });
  } finally {
    office.clock.set(start);
  }
});

test('a supplement that never comes is refused by two, and not a day too early', async () => {
  const { leadId } = await walk.report();
  await walk.step('intake', leadId, { verb: 'requestSupplement', note: '请说明公司名称。' });
  const propose = { verb: 'rejectUnsupplied', propose: true, reason: 'NOT_SUPPLEMENTED' };
  expect((await walk.step('intake', leadId, propose)).error.fields).toEqual([
    { path: 'supplementDueAt', code: 'NOT_ALLOWED' },
  ]);
  expect((await walk.see('intake', leadId)).turn).toEqual(['REPORTER']);
  const start = office.clock.now();
  office.clock.set(new Date(start.getTime() + 17 * DAY));
  try {
    expect((await walk.see('intake', leadId)).turn).toEqual(['INTAKE_OFFICER']);
    expect((await walk.step('intake', leadId, propose)).status).toBe(200);
    expect((await walk.step('supervisor', leadId, { verb: 'rejectUnsupplied' })).status).toBe(200);
  } finally {
    office.clock.set(start);
  }
});

test('a lead of another authority is referred there by two, and the reporter reads where to', async () => {
  const { leadId, receiptCode } = await walk.report();
  const nowhere = await walk.step('intake', leadId, { verb: 'referOut', propose: true });
  expect(nowhere.error.fields).toEqual([{ path: 'referredTo', code: 'REQUIRED' }]);
  await walk.step('intake', leadId, { verb: 'referOut', propose: true, referredTo: '青铜峡市处非办' });
  expect((await office.resident.status(receiptCode)).referredTo).toBeNull();
  expect((await walk.step('supervisor', leadId, { verb: 'referOut' })).status).toBe(200);
  expect(await office.resident.status(receiptCode)).toMatchObject({
    publicStatus: 'REFERRED_OUT',
    referredTo: '青铜峡市处非办',
  });
  const unproved = await walk.step('archivist', leadId, { verb: 'archiveReferred' });
  expect(unproved.error.fields).toEqual([{ path: 'documentNo', code: 'REQUIRED' }]);
  const archived = await walk.step('archivist', leadId, { verb: 'archiveReferred', documentNo: '回执1号' });
  expect(archived.status).toBe(200);
});

test('what cannot wait goes from intake straight to the three units, with the police called', async () => {
  const { leadId } = await walk.report({ urgentSituations: ['MOVING_ASSETS'] });
  const assign = (more: object) =>
    office
      .as('intake')
      .call(assignLead, { params: { leadId }, body: { version: 1, assistUnits: [], ...more } });
  expect((await assign({ briefNarrative: RELEASED })).error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'policeNotified', code: 'REQUIRED' }],
  });
  expect((await assign({ policeNotified: true })).error.fields).toEqual([
    { path: 'briefNarrative', code: 'REQUIRED' },
  ]);
  expect((await assign({ policeNotified: true, briefNarrative: RELEASED })).status).toBe(200);
  const seen = await walk.see('police1', leadId);
  expect(seen).toMatchObject({ status: 'ASSIGNED', urgent: true, turn: UNITS });
  expect(seen.brief?.narrative).toBe(RELEASED);

  const calm = await walk.report();
  const jumped = await office.as('intake').call(assignLead, {
    params: { leadId: calm.leadId },
    body: { version: 1, assistUnits: [], policeNotified: true, briefNarrative: RELEASED },
  });
  expect(jumped.error.fields).toEqual([{ path: 'urgency', code: 'NOT_ALLOWED' }]);
});

test('steps with doors of their own, and the reporter’s, are not taken here', async () => {
  const { leadId } = await walk.report();
  for (const verb of ['accept', 'assignUrgent', 'supply', 'withdraw', 'submit'] as const) {
    const reply = await office
      .as('intake')
      .call(stepLead, { params: { leadId }, body: { version: 1, verb } });
    expect(reply.error.fields, verb).toEqual([{ path: 'verb', code: 'NOT_ALLOWED' }]);
  }
  const unknown = await office.as('intake').call(acceptLead, {
    params: { leadId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1' },
    body: { version: 1, briefNarrative: RELEASED },
  });
  expect(unknown.error.code).toBe('NOT_FOUND');
});

test('a mode and a reason of the district’s own are taken, and a retired one no more', async () => {
  const save = async (retired: boolean) => {
    const own = { code: 'OWN_TEA', zh: '茶叶认购', en: 'Tea subscription', retired };
    const why = { code: 'OWN_KNOWN', zh: '已由本区公告', en: 'Announced by the district', retired };
    const { version } = await office.as('sysadmin').do(readCatalogues);
    const lists = { modes: [own], rejectReasons: [why], refuseRewardReasons: [], returnRewardReasons: [] };
    await office.as('sysadmin').do(saveCatalogues, { body: { version, lists } });
  };
  await expect(office.resident.report({ mode: 'OWN_TEA' })).rejects.toThrow('"path":"mode"');
  await save(false);
  const { leadId, receiptCode } = await walk.report({ mode: 'OWN_TEA' });
  const propose = { verb: 'reject', propose: true, reason: 'OWN_KNOWN' };
  expect((await walk.step('intake', leadId, propose)).status).toBe(200);
  expect((await walk.step('supervisor', leadId, { verb: 'reject' })).status).toBe(200);
  await save(true);
  expect((await office.resident.status(receiptCode)).refusalReason).toBe('OWN_KNOWN');
  await expect(office.resident.report({ mode: 'OWN_TEA' })).rejects.toThrow('"path":"mode"');
  const next = await walk.report();
  const retired = await walk.step('intake', next.leadId, propose);
  expect(retired.error.fields).toEqual([{ path: 'reason', code: 'NOT_IN_LIST' }]);
});
