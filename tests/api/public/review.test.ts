import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markLead, stepLead } from '../../../server/contract/lead-acts.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { askForReview } from '../../../server/contract/receipt-acts.ts';
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

const ask = (receiptCode: string) =>
  office.stranger.call(askForReview, { body: { receiptCode, reason: '我不同意，请复核。' } });

test('a refused reporter asks for a review with their reason, and it becomes the supervisor’s turn', async () => {
  const { receiptCode, params } = await aRefusal();
  await office.rows('delete from mails');
  await ask(receiptCode);
  const lead = await office.as('supervisor').do(readLead, { params });
  expect(lead.turn).toEqual(['INTAKE_SUPERVISOR']);
  // Ten working days from Monday the 23rd.
  expect(lead.owed?.workingDaysLeft).toBe(10);
  const mails = await office.rows<{ staff_id: string }>('select staff_id from mails');
  expect(mails.map((mail) => mail.staff_id)).toContain(office.idOf('supervisor'));
  expect((await ask(receiptCode)).error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'reviewRequestedAt', code: 'NOT_ALLOWED' }],
  });
});

test('a message after a refusal is a message, and asks for nothing', async () => {
  const { receiptCode, params } = await aRefusal();
  await office.stranger.do(sendReporterMessage, { body: { receiptCode, text: '谢谢。' } });
  const { reviewAsked, turn } = await office.as('supervisor').do(readLead, { params });
  expect([reviewAsked, turn]).toEqual([false, []]);
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
  await ask(receiptCode);
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
  await ask(receiptCode);
  const lead = await office.as('supervisor').do(readLead, { params });
  expect([lead.may.includes('reopenRejected'), lead.mayMark.includes('dismissReview')]).toEqual([
    false,
    false,
  ]);
  const body = { version: lead.version, mark: 'dismissReview', answer: '理由不变。' } as const;
  expect((await office.as('supervisor').call(markLead, { params, body })).error.code).toBe(
    'SECOND_PERSON_NEEDED',
  );
});

describe('somebody else decides', () => {
  /** As if a colleague who has left since had refused it: the supervisor here never saw it before. */
  async function aReview() {
    const refusal = await aRefusal();
    const { leadId } = refusal.params;
    await office.rows('update leads set refused_by = $1 where id = $2', [office.idOf('intake2'), leadId]);
    await ask(refusal.receiptCode);
    const { version } = await office.as('supervisor').do(readLead, { params: refusal.params });
    return { ...refusal, version };
  }
  const answered = async (receiptCode: string) => {
    const { publicStatus, messages, timeline } = await office.resident.status(receiptCode);
    return [publicStatus, messages.at(-1), timeline.map(({ event }) => event)];
  };

  test('and keeps the refusal, with words that the reporter reads', async () => {
    const { receiptCode, params, version } = await aReview();
    const silent = { version, mark: 'dismissReview' } as const;
    expect((await office.as('supervisor').call(markLead, { params, body: silent })).error).toMatchObject({
      code: 'CONDITION_NOT_MET',
      fields: [{ path: 'answer', code: 'REQUIRED' }],
    });
    await office.as('supervisor').do(markLead, { params, body: { ...silent, answer: '对象仍不明确。' } });
    expect(await answered(receiptCode)).toEqual([
      'REJECTED',
      expect.objectContaining({ from: 'OFFICE', about: 'REVIEW_KEPT', text: '对象仍不明确。' }),
      expect.arrayContaining(['REVIEW_ASKED', 'REVIEW_KEPT']),
    ]);
  });

  test('or takes the report in after all, and says so', async () => {
    const { receiptCode, params, version } = await aReview();
    const silent = { version, verb: 'reopenRejected', note: '补充材料充分' } as const;
    expect((await office.as('supervisor').call(stepLead, { params, body: silent })).error.fields).toEqual([
      { path: 'answer', code: 'REQUIRED' },
    ]);
    await office.as('supervisor').do(stepLead, { params, body: { ...silent, answer: '您说得对。' } });
    expect(await answered(receiptCode)).toEqual([
      'ACCEPTED',
      expect.objectContaining({ from: 'OFFICE', about: 'REVIEW_GRANTED', text: '您说得对。' }),
      expect.arrayContaining(['REVIEW_ASKED', 'ACCEPTED']),
    ]);
  });
});

test('nobody is answered who did not ask', async () => {
  const { params } = await aRefusal();
  const leadId = params.leadId;
  await office.rows('update leads set refused_by = $1 where id = $2', [office.idOf('intake2'), leadId]);
  const { version } = await office.as('supervisor').do(readLead, { params });
  const body = { version, verb: 'reopenRejected', note: '自行纠正', answer: '您说得对。' } as const;
  expect((await office.as('supervisor').call(stepLead, { params, body })).error.fields).toEqual([
    { path: 'answer', code: 'NOT_ALLOWED' },
  ]);
});

test('a review has its time, and its reason', async () => {
  const { receiptCode, params } = await aRefusal();
  const empty = await office.stranger.call(askForReview, { body: { receiptCode, reason: '' } });
  expect(empty.error.fields).toEqual([{ path: 'reason', code: 'TOO_SHORT' }]);
  const unknown = await ask('0000-0000-0000-0000');
  expect(unknown.error.code).toBe('RECEIPT_UNKNOWN');
  const { receiptCode: open } = await office.resident.report();
  expect((await ask(open)).error.code).toBe('ILLEGAL_TRANSITION');
  expect((await office.resident.status(receiptCode)).may.askReview).toBe(true);
  office.clock.set(new Date(office.clock.now().getTime() + 17 * DAY));
  expect((await office.resident.status(receiptCode)).may.askReview).toBe(false);
  expect((await ask(receiptCode)).error.code).toBe('TOO_LATE');
  expect((await office.as('supervisor').do(readLead, { params })).turn).not.toContain('INTAKE_SUPERVISOR');
});
