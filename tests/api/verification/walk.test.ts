import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { UNITS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

test('a tip walks from the street to “verified”, and each station knows whose turn it is', async () => {
  const { leadId, receiptCode } = await walk.report();
  expect((await walk.see('intake', leadId)).turn).toEqual(['INTAKE_OFFICER']);

  await walk.accept(leadId);
  expect(await walk.see('coordinator', leadId)).toMatchObject({
    status: 'ACCEPTED',
    turn: ['LEAD_COORDINATOR'],
    myTurn: true,
  });
  await walk.assign(leadId);
  await walk.acceptTask('POLICE', leadId);
  expect(await walk.see('market1', leadId)).toMatchObject({
    status: 'ASSIGNED',
    turn: ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
    myTurn: true,
  });
  expect((await walk.see('police1', leadId)).myTurn).toBe(true);
  await walk.acceptTask('LEAD_AGENCY', leadId);
  await walk.acceptTask('MARKET_REG', leadId);
  expect((await walk.see('police1', leadId)).status).toBe('VERIFYING');

  for (const unit of UNITS) {
    await walk.find(unit, leadId);
    await walk.sign(unit, leadId);
  }
  expect((await walk.see('coordinator', leadId)).turn).toEqual(['LEAD_COORDINATOR']);
  expect((await walk.step('coordinator', leadId, { verb: 'convene' })).status).toBe(200);
  await walk.draft(leadId);
  expect((await walk.see('police1', leadId)).turn).toEqual(UNITS);
  for (const unit of UNITS) await walk.signDraft(unit, leadId);
  expect((await walk.see('head', leadId)).turn).toEqual(['LEAD_AGENCY_HEAD']);
  expect((await walk.issue('head', leadId)).status).toBe(200);

  const verified = await walk.see('coordinator', leadId);
  expect(verified).toMatchObject({ status: 'VERIFIED', grade: 2, dispositionClass: 'B' });
  expect(verified.determination).toMatchObject({
    outcome: 'SUBSTANTIATED',
    reasons: '三方核查一致，事实清楚。',
  });
  expect(verified.determination?.issuedAt).not.toBeNull();
  expect(verified.history.map((step) => step.transition)).toEqual(['L01', 'L02', 'L09', 'L12', 'L15', 'L18']);
  const seen = await office.resident.status(receiptCode);
  expect(seen.timeline.map((entry) => entry.event)).toEqual([
    'SUBMITTED',
    'ACCEPTED',
    'VERIFYING',
    'VERIFIED',
  ]);
  expect(seen.rewards).toMatchObject([{ status: 'ASSESSING', amountFen: null }]);
});
