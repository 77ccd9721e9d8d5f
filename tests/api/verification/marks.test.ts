import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHolds } from '../../../server/contract/disclosure-holds.ts';
import { markLead } from '../../../server/contract/lead-acts.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';

const DAY = 86_400_000;
let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

async function mark(name: Name, leadId: string, body: object) {
  const version = await walk.version(leadId);
  return office.as(name).call(markLead, { params: { leadId }, body: { version, ...body } as never });
}

test('the supervisor says no to a refusal, and the report is intake’s again by the same date', async () => {
  const { leadId } = await walk.report();
  const before = await walk.see('intake', leadId);
  expect((await mark('supervisor', leadId, { mark: 'dropProposal' })).error.code).toBe('ILLEGAL_TRANSITION');
  await walk.step('intake', leadId, { verb: 'referOut', propose: true, referredTo: '青铜峡市处非办' });
  expect((await walk.see('supervisor', leadId)).mayMark).toEqual(['dropProposal']);
  expect((await mark('coordinator', leadId, { mark: 'dropProposal' })).error.code).toBe('NOT_YOUR_STEP');
  expect((await mark('supervisor', leadId, { mark: 'dropProposal' })).status).toBe(200);
  const after = await walk.see('intake', leadId);
  expect(after).toMatchObject({ status: 'SUBMITTED', proposal: null, turn: ['INTAKE_OFFICER'] });
  expect(after.owed).toEqual(before.owed);
});

test('the head extends a verification once, and the reporter sees the later date', async () => {
  const { leadId, receiptCode } = await walk.toVerifying();
  const first = (await office.resident.status(receiptCode)).owed;
  expect((await mark('coordinator', leadId, { mark: 'extend' })).error.code).toBe('NOT_YOUR_STEP');
  expect((await mark('head', leadId, { mark: 'extend' })).status).toBe(200);
  const later = (await office.resident.status(receiptCode)).owed;
  expect(later?.workingDaysLeft).toBe((first?.workingDaysLeft ?? 0) + 15);
  const { tasks } = await walk.see('police1', leadId);
  expect(tasks.map((task) => task.owed)).toEqual([later, later, later]);
  const again = await mark('head', leadId, { mark: 'extend' });
  expect(again.error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'extensionUsed', code: 'NOT_ALLOWED' }],
  });
});

test('only the police hold disclosure back: until a date, and somebody else looks at it again', async () => {
  const { leadId, receiptCode } = await walk.toVerified();
  const until = new Date(office.clock.now().getTime() + 10 * DAY).toISOString();
  const reviewerId = office.idOf('police2');
  expect((await mark('head', leadId, { mark: 'holdDisclosure', until, reviewerId })).error.code).toBe(
    'NOT_YOUR_STEP',
  );
  expect((await mark('police1', leadId, { mark: 'holdDisclosure' })).error.fields).toEqual([
    { path: 'until', code: 'REQUIRED' },
    { path: 'reviewerId', code: 'REQUIRED' },
  ]);
  const own = { mark: 'holdDisclosure', until, reviewerId: office.idOf('police1') };
  expect((await mark('police1', leadId, own)).error.code).toBe('SECOND_PERSON_NEEDED');
  const nobody = { ...own, reviewerId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1' };
  expect((await mark('police1', leadId, nobody)).error.fields).toEqual([
    { path: 'reviewerId', code: 'NOT_IN_LIST' },
  ]);
  // Whoever could neither end nor prolong it reviews nothing.
  const other = await mark('police1', leadId, { ...own, reviewerId: office.idOf('head') });
  expect(other.error.fields).toEqual([{ path: 'reviewerId', code: 'NOT_IN_LIST' }]);
  expect((await mark('police1', leadId, { ...own, reviewerId })).status).toBe(200);
  expect(await office.resident.status(receiptCode)).toMatchObject({ publicStatus: 'VERIFYING', rewards: [] });
  expect((await walk.see('head', leadId)).disclosureHoldUntil).toBe(until);
  expect((await mark('police2', leadId, { mark: 'liftDisclosure' })).status).toBe(200);
  expect((await office.resident.status(receiptCode)).publicStatus).toBe('VERIFIED');
  expect((await walk.see('police2', leadId)).mayMark).toEqual(['holdDisclosure']);
});

test('who looks at a hold again is reminded once before it ends by itself, and the police see what they hold', async () => {
  const { leadId, receiptCode } = await walk.toVerified();
  const began = office.clock.now();
  const until = new Date(began.getTime() + 14 * DAY).toISOString();
  const hold = { mark: 'holdDisclosure', until, reviewerId: office.idOf('police2') };
  await mark('police1', leadId, hold);
  const mine = async (name: Name) =>
    (await office.as(name).do(listHolds)).holds.find((one) => one.leadId === leadId);
  expect(await mine('police2')).toMatchObject({ mine: true, reminded: false, reviewerName: '马二' });
  expect(await mine('head')).toMatchObject({ mine: false, heldByName: '马一' });
  expect((await office.as('intake').call(listHolds)).status).toBe(403);
  const told = () =>
    office.rows(
      `select s.username from mails m join staff s on s.id = m.staff_id
       where m.template = 'HOLD_ENDS' and m.link like '%' || $1`,
      [leadId],
    );
  await office.office.holdReminders.give();
  expect(await told()).toEqual([]);
  office.clock.set(new Date(began.getTime() + 11 * DAY));
  await office.office.holdReminders.give();
  await office.office.holdReminders.give();
  expect(await told()).toEqual([{ username: 'police2' }]);
  expect(await mine('police1')).toMatchObject({ reminded: true });
  // Prolonged, it has a reviewer who is reminded anew; nobody prolongs it, so that it ends.
  await mark('police2', leadId, { ...hold, reviewerId: office.idOf('police1') });
  expect(await mine('police1')).toMatchObject({ mine: true, reminded: false });
  office.clock.set(new Date(Date.parse(until) + 1));
  expect(await mine('police1')).toBeUndefined();
  expect((await office.resident.status(receiptCode)).publicStatus).toBe('VERIFIED');
  office.clock.set(began);
});

test('an extended date does not jump back when the case is filed under a hold', async () => {
  const { leadId, receiptCode } = await walk.toVerifying();
  await mark('head', leadId, { mark: 'extend' });
  const { owed } = await office.resident.status(receiptCode);
  const until = new Date(office.clock.now().getTime() + 10 * DAY).toISOString();
  const reviewerId = office.idOf('police2');
  expect((await mark('police1', leadId, { mark: 'holdDisclosure', until, reviewerId })).status).toBe(200);
  await walk.step('police1', leadId, { verb: 'verifyByFiling', documentNo: '立案2号', grade: 2 });
  expect(await office.resident.status(receiptCode)).toMatchObject({ publicStatus: 'VERIFYING', owed });
});

test('a case handed to the police is closed with their consent', async () => {
  const { leadId } = await walk.toVerifying();
  await walk.step('police1', leadId, { verb: 'verifyByFiling', documentNo: '立案1号', grade: 2 });
  await walk.step('coordinator', leadId, { verb: 'dispose' });
  const close = { verb: 'closeDisposed', reason: '判决生效' };
  expect((await walk.step('coordinator', leadId, close)).error.fields).toContainEqual({
    path: 'case',
    code: 'REQUIRED',
  });
  await walk.record('police1', leadId, { act: 'prosecute' });
  await walk.record('police2', leadId, { act: 'judge', documentNo: '刑初1号' });
  expect((await walk.step('coordinator', leadId, close)).error.fields).toEqual([
    { path: 'policeConsent', code: 'REQUIRED' },
  ]);
  expect((await mark('market1', leadId, { mark: 'consentToClosing' })).error.code).toBe('NOT_YOUR_STEP');
  expect((await mark('police2', leadId, { mark: 'consentToClosing' })).status).toBe(200);
  expect((await walk.step('coordinator', leadId, close)).status).toBe(200);
});
