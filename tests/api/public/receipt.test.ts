import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReceipt, sendReporterMessage, withdrawReport } from '../../../server/contract/receipt.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { walkOf } from '../verification/walk.ts';

const DAY = 86_400_000;
let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const read = (receiptCode: string) => office.stranger.call(readReceipt, { body: { receiptCode } });

test('the reporter reads their own words, their files, and by when the office answers', async () => {
  const content = Buffer.from('合同');
  const narrative = '每周六在国贸公寓楼开推介会。';
  const { receiptCode, reference } = await office.resident.report({ narrative }, [
    { name: '合同.txt', type: 'text/plain', content },
  ]);
  const page = await office.resident.status(receiptCode);
  expect(page).toMatchObject({
    reference,
    publicStatus: 'SUBMITTED',
    step: 1,
    report: { targetName: '某某投资咨询有限公司', narrative },
    evidence: [
      { name: '合同.txt', size: content.length, sha256: createHash('sha256').update(content).digest('hex') },
    ],
    owed: { workingDaysLeft: 5 },
    may: { withdraw: true, supply: false },
    messages: [],
    rewards: [],
  });
});

test('a code opens however it is typed, and every other answers the same', async () => {
  const { receiptCode } = await office.resident.report();
  const spoken = ` ${receiptCode.toLowerCase().replaceAll('-', ' ')} `;
  expect((await read(spoken)).status).toBe(200);
  const wrong = await read('0000-0000-0000-0000');
  const broken = await read('no code at all');
  expect(wrong.status).toBe(404);
  expect({ ...wrong.error, requestId: '' }).toEqual({ ...broken.error, requestId: '' });
  expect(wrong.error.code).toBe('RECEIPT_UNKNOWN');
});

test('reading it is logged as the reporter’s act, once a day, and no code is kept anywhere', async () => {
  const { receiptCode, leadId } = await walk.report();
  const looks = () =>
    office.rows(
      `select actor_kind, staff_id, facts from audit_entries where act = 'receipt.read' and subject_id = $1`,
      [leadId],
    );
  const look = { actor_kind: 'REPORTER', staff_id: null, facts: {} };
  for (let times = 0; times < 3; times += 1) await read(receiptCode);
  expect(await looks()).toEqual([look]);
  const evening = office.clock.now();
  // Half past midnight in China is another day, though the same one in UTC.
  office.clock.set(new Date('2026-11-23T16:30:00Z'));
  await read(receiptCode);
  expect(await looks()).toEqual([look, look]);
  office.clock.set(evening);
  const bare = receiptCode.replaceAll('-', '');
  const tables = await office.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker')`,
  );
  expect(tables.length).toBeGreaterThan(30);
  for (const { name } of tables) {
    const kept = [`%${receiptCode}%`, `%${bare}%`];
    const hits = await office.rows(`select 1 from ${name} as t where t::text like any($1) limit 1`, [kept]);
    expect(hits, name).toEqual([]);
  }
});

test('who withdraws before acceptance ends the lead, who withdraws later gives up the reward', async () => {
  const early = await walk.report();
  await office.stranger.do(withdrawReport, { body: { receiptCode: early.receiptCode } });
  expect(await office.resident.status(early.receiptCode)).toMatchObject({
    publicStatus: 'WITHDRAWN',
    withdrawn: true,
    may: { withdraw: false },
  });
  const late = await walk.toDetermining();
  await office.stranger.do(withdrawReport, { body: { receiptCode: late.receiptCode } });
  expect(await office.resident.status(late.receiptCode)).toMatchObject({
    publicStatus: 'VERIFYING',
    withdrawn: true,
  });
  const again = await office.stranger.call(withdrawReport, { body: { receiptCode: late.receiptCode } });
  expect(again.error.code).toBe('ILLEGAL_TRANSITION');
  await walk.draft(late.leadId);
  for (const unit of ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'] as const)
    await walk.signDraft(unit, late.leadId);
  expect((await walk.issue('head', late.leadId)).status).toBe(200);
  expect((await office.resident.status(late.receiptCode)).rewards).toEqual([]);
});

test('a message reaches the office at any time, and a late supplement is still heard', async () => {
  const { receiptCode, leadId } = await walk.report();
  const write = (text: string) => office.stranger.call(sendReporterMessage, { body: { receiptCode, text } });
  expect((await write('他们本周六还有一场。')).status).toBe(201);
  expect((await walk.see('intake', leadId)).status).toBe('SUBMITTED');
  await walk.step('intake', leadId, { verb: 'requestSupplement', note: '请补充合同。' });
  const start = office.clock.now();
  office.clock.set(new Date(start.getTime() + 20 * DAY));
  try {
    expect((await office.resident.status(receiptCode)).may.supply).toBe(false);
    expect((await write('对不起，晚了。')).status).toBe(201);
    const seen = await walk.see('intake', leadId);
    expect(seen.status).toBe('SUPPLEMENT');
    expect(seen.messages?.map((message) => message.from)).toEqual(['REPORTER', 'OFFICE', 'REPORTER']);
  } finally {
    office.clock.set(start);
  }
  const nobody = await office.stranger.call(sendReporterMessage, {
    body: { receiptCode: '0000-0000-0000-0000', text: '喂' },
  });
  expect(nobody.error.code).toBe('RECEIPT_UNKNOWN');
});

test('while the police hold disclosure back the page tells neither the result nor a reward', async () => {
  const { receiptCode, leadId } = await walk.toDetermining();
  const before = await office.resident.status(receiptCode);
  await walk.draft(leadId);
  for (const unit of ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'] as const) await walk.signDraft(unit, leadId);
  await walk.issue('head', leadId);
  const until = new Date(office.clock.now().getTime() + 10 * DAY);
  const since = new Date(office.clock.now().getTime() + 1);
  const hold = 'update leads set disclosure_hold_until = $1, disclosure_hold_since = $2 where id = $3';
  await office.rows(hold, [until, since, leadId]);
  expect(await office.resident.status(receiptCode)).toEqual(before);
  await walk.step('coordinator', leadId, { verb: 'dispose' });
  expect(await office.resident.status(receiptCode)).toEqual(before);

  const start = office.clock.now();
  office.clock.set(new Date(until.getTime() + 1));
  try {
    const told = await office.resident.status(receiptCode);
    expect(told.publicStatus).toBe('DISPOSING');
    expect(told.timeline.at(-1)?.event).toBe('DISPOSING');
    expect(told.rewards).toHaveLength(1);
  } finally {
    office.clock.set(start);
  }
});
