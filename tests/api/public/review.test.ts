import { afterAll, beforeAll, expect, test } from 'vitest';
import { markLead, readLead, stepLead } from '../../../server/contract/leads.ts';
import { readReceipt, sendReporterMessage } from '../../../server/contract/receipt.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

const DAY = 86_400_000;

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  const second = await office.office.hire.prepare({
    username: 'supervisor2',
    name: '苏二',
    unitCode: 'LEAD_AGENCY',
    roles: ['INTAKE_SUPERVISOR'],
    deskCodes: [],
    password: 'a long sentence for tests',
    mustChangePassword: false,
  });
  await office.office.inTransaction((tx) => office.office.hire.add(tx, second, office.clock.now()));
});
afterAll(() => office.close());

/** A report that intake proposed to refuse and the supervisor refused. */
async function aRefusal() {
  const { receiptCode, reference } = await office.resident.report();
  const [row] = await office.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const params = { leadId: row!.id };
  const step = async (name: 'intake' | 'supervisor', propose: boolean) => {
    const { version } = await office.as(name).do(readLead, { params });
    const body = {
      version,
      verb: 'reject',
      reason: 'NO_FACTS',
      ...(propose ? { propose } : {}),
    } as const;
    await office.as(name).do(stepLead, { params, body });
  };
  await step('intake', true);
  await step('supervisor', false);
  return { receiptCode, params };
}

const write = (receiptCode: string) =>
  office.stranger.do(sendReporterMessage, { body: { receiptCode, text: '我不同意，请复核。' } });

test('a reporter who writes after a refusal asks for a review, and it becomes the supervisor’s turn', async () => {
  const { receiptCode, params } = await aRefusal();
  await office.rows('delete from mails');
  await write(receiptCode);
  const lead = await office.as('supervisor').do(readLead, { params });
  expect(lead.turn).toEqual(['INTAKE_SUPERVISOR']);
  // Ten working days from Monday the 23rd.
  expect(lead.owed?.workingDaysLeft).toBe(10);
  const mails = await office.rows<{ staff_id: string }>('select staff_id from mails');
  expect(mails.map((mail) => mail.staff_id)).toContain(office.idOf('supervisor'));
  await write(receiptCode);
  expect((await office.as('supervisor').do(readLead, { params })).owed?.workingDaysLeft).toBe(10);
});

test('a refused reporter sees until when to ask for a review, then by when it is answered, and afterwards no date', async () => {
  const { receiptCode } = await aRefusal();
  const seen = async () => {
    const { owed, reviewAsked } = await office.stranger.do(readReceipt, { body: { receiptCode } });
    return [owed?.workingDaysLeft ?? null, reviewAsked];
  };
  const [left, asked] = await seen();
  expect(left).toBeGreaterThan(0);
  expect(asked).toBe(false);
  await write(receiptCode);
  expect(await seen()).toEqual([10, true]);
});

test('once the time to ask is over, a refused reporter sees no date', async () => {
  const { receiptCode } = await aRefusal();
  const start = office.clock.now();
  office.clock.set(new Date(start.getTime() + 60 * DAY));
  const view = await office.stranger.do(readReceipt, { body: { receiptCode } });
  expect([view.owed, view.reviewAsked]).toEqual([null, false]);
  office.clock.set(start);
});

test('whoever refused cannot settle the review', async () => {
  const { receiptCode, params } = await aRefusal();
  await write(receiptCode);
  const lead = await office.as('supervisor').do(readLead, { params });
  expect([lead.may.includes('reopenRejected'), lead.mayMark.includes('dismissReview')]).toEqual([
    false,
    false,
  ]);
  const body = { version: lead.version, mark: 'dismissReview' } as const;
  expect((await office.as('supervisor').call(markLead, { params, body })).error.code).toBe(
    'SECOND_PERSON_NEEDED',
  );
});

test('after the time for it a message asks for no review', async () => {
  const { receiptCode, params } = await aRefusal();
  office.clock.set(new Date(office.clock.now().getTime() + 17 * DAY));
  await write(receiptCode);
  expect((await office.as('supervisor').do(readLead, { params })).turn).not.toContain('INTAKE_SUPERVISOR');
});
