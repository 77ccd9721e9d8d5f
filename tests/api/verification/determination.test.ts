import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftDetermination, signDetermination } from '../../../server/contract/determinations.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { UNITS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

test('a new draft drops the signatures under the old one', async () => {
  const { leadId } = await walk.toDetermining();
  await walk.draft(leadId);
  await walk.signDraft('POLICE', leadId);
  await walk.draft(leadId, { leadGrade: 1, reasons: '证据直接，改定一级。' });
  const seen = await walk.see('market1', leadId);
  expect(seen.determination).toMatchObject({ leadGrade: 1, signatures: [], reasons: '证据直接，改定一级。' });
  expect(seen.turn).toEqual(UNITS);
  expect((await walk.issue('head', leadId)).error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: UNITS.map((unit) => ({ path: `determination.signedBy.${unit}`, code: 'REQUIRED' })),
  });
});

test('a draft says what its outcome needs', async () => {
  const { leadId } = await walk.toDetermining();
  const draft = async (body: object) => {
    const version = await walk.version(leadId);
    return office.as('coordinator').call(draftDetermination, {
      params: { leadId },
      body: { version, reasons: '如上。', ...body } as never,
    });
  };
  expect((await draft({ outcome: 'SUBSTANTIATED' })).error.fields).toEqual([
    { path: 'leadGrade', code: 'REQUIRED' },
    { path: 'dispositionClass', code: 'REQUIRED' },
  ]);
  expect((await draft({ outcome: 'UNSUBSTANTIATED', leadGrade: 2 })).error.fields).toEqual([
    { path: 'leadGrade', code: 'NOT_ALLOWED' },
  ]);
  expect((await draft({ outcome: 'UNSUBSTANTIATED' })).error.fields).toEqual([
    { path: 'unproven', code: 'REQUIRED' },
  ]);
  expect((await draft({ outcome: 'UNSUBSTANTIATED', unproven: 'BAD_LUCK' })).error.fields).toEqual([
    { path: 'unproven', code: 'NOT_IN_LIST' },
  ]);
  expect(
    (await draft({ outcome: 'FALSE_REPORT', legalReview: true, unproven: 'OVER' })).error.fields,
  ).toEqual([{ path: 'unproven', code: 'NOT_ALLOWED' }]);
  expect((await draft({ outcome: 'FALSE_REPORT' })).error.fields).toEqual([
    { path: 'legalReview', code: 'REQUIRED' },
  ]);
  const stale = await office.as('coordinator').call(draftDetermination, {
    params: { leadId },
    body: { version: 1, outcome: 'UNSUBSTANTIATED', reasons: '如上。' },
  });
  expect(stale.error.code).toBe('STALE_VERSION');
});

test('each unit signs once, with its dissent and the reason for it on record', async () => {
  const { leadId } = await walk.toDetermining();
  const sign = (name: 'police1' | 'police2', body: { dissents: boolean; note?: string }) =>
    office.as(name).call(signDetermination, { params: { leadId }, body });
  expect((await sign('police1', { dissents: false })).error.code).toBe('ILLEGAL_TRANSITION');
  await walk.draft(leadId);
  expect((await sign('police1', { dissents: true, note: '应定丙类。' })).status).toBe(201);
  expect((await sign('police2', { dissents: false })).error.code).toBe('ILLEGAL_TRANSITION');
  const seen = await walk.see('coordinator', leadId);
  expect(seen.determination?.signatures).toMatchObject([
    { unit: 'POLICE', name: '马一', dissents: true, note: '应定丙类。' },
  ]);
});

test('“verified” is the head’s alone to issue, and whoever looked at an older draft is told', async () => {
  const { leadId, receiptCode } = await walk.toDetermining();
  await walk.draft(leadId, { dispositionClass: 'C' });
  for (const unit of UNITS) await walk.signDraft(unit, leadId);
  expect((await walk.issue('coordinator', leadId)).error.code).toBe('NOT_YOUR_STEP');
  expect((await walk.issue('head', leadId)).status).toBe(200);
  expect((await walk.issue('head', leadId)).error.code).toBe('ILLEGAL_TRANSITION');
  const [reward] = await office.rows(`select status, stage_id, low_fen from rewards where lead_id = $1`, [
    leadId,
  ]);
  expect(reward).toEqual({ status: 'CANDIDATE', stage_id: 'VERIFIED', low_fen: '200000' });
  // What goes to the police is decided within three days, and the reporter is told by when.
  const [lead] = await office.rows<{ due_at: Date }>('select due_at from leads where id = $1', [leadId]);
  const page = await office.resident.status(receiptCode);
  expect([page.publicStatus, page.owed?.dueAt]).toEqual(['VERIFIED', lead?.due_at.toISOString()]);
});

test('what cannot be proved ends as such, and new evidence opens it again', async () => {
  const { leadId, receiptCode } = await walk.toDetermining();
  await walk.draft(leadId, { outcome: 'UNSUBSTANTIATED', leadGrade: undefined, dispositionClass: undefined });
  for (const unit of UNITS) await walk.signDraft(unit, leadId);
  expect((await walk.issue('head', leadId)).status).toBe(200);
  expect(await office.resident.status(receiptCode)).toMatchObject({
    publicStatus: 'UNSUBSTANTIATED',
    unproven: 'NO_EVIDENCE',
    rewards: [],
    // Until then the reporter may bring new proof.
    owed: { workingDaysLeft: 11 },
    reviewAsked: false,
  });
  const early = await walk.step('intake', leadId, { verb: 'closeUnsubstantiated' });
  expect(early.error.fields).toEqual([{ path: 'reviewUntil', code: 'NOT_ALLOWED' }]);
  const empty = await walk.step('supervisor', leadId, { verb: 'reopenUnsubstantiated', reason: 'NEW' });
  expect(empty.error.fields).toEqual([{ path: 'note', code: 'REQUIRED' }]);
  const reopened = await walk.step('supervisor', leadId, {
    verb: 'reopenUnsubstantiated',
    note: '举报人补充了合同原件。',
  });
  expect(reopened.status).toBe(200);
  expect((await walk.see('coordinator', leadId)).determination).toBeNull();
});

test('a suspected false report still reads as being verified, with the date it had', async () => {
  const { leadId, receiptCode } = await walk.toDetermining();
  const before = await office.resident.status(receiptCode);
  await walk.draft(leadId, {
    outcome: 'FALSE_REPORT',
    leadGrade: undefined,
    dispositionClass: undefined,
    legalReview: true,
  });
  for (const unit of UNITS) await walk.signDraft(unit, leadId);
  expect((await walk.issue('head', leadId)).status).toBe(200);
  const after = await office.resident.status(receiptCode);
  expect(after.publicStatus).toBe('VERIFYING');
  expect(after).toEqual(before);
  const note = '听信传言，没有捏造事实。';
  const wrong = await walk.step('head', leadId, { verb: 'closeFalse', reason: 'BAD_LUCK', note });
  expect(wrong.error.fields).toEqual([{ path: 'reason', code: 'NOT_IN_LIST' }]);
  const error = { verb: 'closeFalse', reason: 'HONEST_ERROR' };
  expect((await walk.step('head', leadId, error)).error.fields).toEqual([{ path: 'note', code: 'REQUIRED' }]);
  expect((await walk.step('head', leadId, { ...error, note })).status).toBe(200);
  // Whoever erred in good faith reads that it is closed, and nothing of a suspicion.
  const told = await office.resident.status(receiptCode);
  expect(told).toMatchObject({ publicStatus: 'CLOSED', unproven: 'NOT_CONFIRMED' });
  expect(JSON.stringify(told)).not.toMatch(/FALSE|MALICIOUS|HONEST|诬告|传言/);
});
