import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCases, recordInCase } from '../../../server/contract/dispositions.ts';
import { LITONG_DRAFT_SCHEME } from '../../../server/demo/litong-scheme.ts';
import type { Trigger } from '../../../server/domain/scheme.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES } from '../../support/people.ts';
import { walkOf } from './walk.ts';
import { casesOn } from './case-scenes.ts';

type Cases = ReturnType<typeof casesOn>;
let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
let casesOf: Cases['casesOf'];
let must: Cases['must'];
let opened: Cases['opened'];
let stagesOf: Cases['stagesOf'];
beforeAll(async () => {
  office = await anOffice({ people: [...NAMES, 'deputy'] });
  walk = walkOf(office);
  ({ casesOf, must, opened, stagesOf } = casesOn(office, walk));
});
afterAll(() => office.close());

/** Pins a scheme with one fixed award for each of these triggers. */
async function pay(leadId: string, triggers: readonly Trigger[]): Promise<void> {
  const id = randomUUID();
  const stages = triggers.map((trigger, index) => ({
    ...{ stage_id: `S${index}`, trigger, cumulative: true, select: 'first' },
    bands: [{ id: 'ALL', when: {}, amount: { type: 'fixed', fen: 10_000 } }],
  }));
  const body = JSON.stringify({ ...LITONG_DRAFT_SCHEME, scheme_id: id, stages });
  await office.rows(
    `insert into reward_schemes (id, scheme_id, version, status, body, created_at) values ($1, $2, 1, 'RETIRED', $3, now())`,
    [id, id, body],
  );
  await office.rows('update leads set scheme_id = $2 where id = $1', [leadId, id]);
}
test('a class A case: an order, a lapse, a plan with dates, and each stage of a real measure once', async () => {
  const { leadId } = await opened('A');
  await pay(leadId, ['ADMIN_OR_JUDICIAL_DISPOSAL', 'CASE_CONCLUDED']);
  const start = office.clock.now();
  try {
    await must('coordinator', leadId, { act: 'warn', words: '已约谈负责人。', deadline: '2026-11-30' });
    expect(await stagesOf(leadId)).toEqual(['VERIFIED']);
    await must('coordinator', leadId, {
      act: 'order',
      words: '停止吸收资金。',
      documentNo: '改1号',
      deadline: '2026-12-10',
    });
    expect(await stagesOf(leadId)).toEqual(['S0', 'VERIFIED']);
    expect((await walk.see('coordinator', leadId)).owed?.dueAt).toBe('2026-12-10T15:59:59.999Z');
    const early = await walk.record('coordinator', leadId, { act: 'lapse', words: '未整改。' });
    expect(early.error.fields).toEqual([{ path: 'deadline', code: 'NOT_ALLOWED' }]);
    office.clock.set(new Date('2026-12-11T02:00:00Z'));
    await must('coordinator', leadId, { act: 'lapse', words: '仍在收款。' });
    await must('coordinator', leadId, { act: 'toB', words: '愿意分期清退。' });
    const milestones = [
      { on: '2027-01-31', repayFen: 50_000_00 },
      { on: '2027-03-31', repayFen: 50_000_00 },
    ];
    await must('coordinator', leadId, { act: 'guide', words: '分两期清退。', milestones });
    expect((await walk.see('coordinator', leadId)).owed?.dueAt).toBe('2027-01-31T15:59:59.999Z');
    await must('coordinator', leadId, { act: 'figures', repaidFen: 50_000_00 });
    expect((await walk.see('coordinator', leadId)).owed?.dueAt).toBe('2027-03-31T15:59:59.999Z');
    expect((await casesOf('market1', leadId)).plan.map(({ reached }) => reached)).toEqual([true, false]);
    await must('coordinator', leadId, { act: 'resolve', words: '已清退完毕。', repaidFen: 50_000_00 });
    expect(await stagesOf(leadId)).toEqual(['S0', 'S1', 'VERIFIED']);
    expect(await walk.see('coordinator', leadId)).toMatchObject({
      dispositionClass: 'B',
      may: ['closeDisposed'],
    });
  } finally {
    office.clock.set(start);
  }
});

test('who is not asked writes nothing, two at once are told, and bad input is named by its field', async () => {
  const { leadId } = await opened('B');
  const guide = { act: 'guide', words: '清退。', milestones: [{ on: '2027-01-31', repayFen: 1 }] };
  for (const name of ['intake', 'market1', 'archivist', 'clerk', 'leader'] as const)
    expect((await walk.record(name, leadId, guide)).status).toBe(403);
  expect((await walk.record('police1', leadId, guide)).error.code).toBe('NOT_YOUR_STEP');
  expect((await walk.record('coordinator', leadId, { ...guide, on: '2026-11-24' })).error.fields).toEqual([
    { path: 'on', code: 'OUT_OF_RANGE' },
  ]);
  const bad = [
    { raisedFen: -1 },
    { raisedFen: 0.5 },
    { participants: 1e9 },
    { on: '2026-2-3' },
    { milestones: [{ on: '2027-01-31', repayFen: '1' }] },
    { act: 'openA' },
  ];
  for (const each of bad)
    expect((await walk.record('coordinator', leadId, { ...guide, ...each })).error.code).toBe('BAD_REQUEST');
  const stranger = await office.stranger.call(listCases, { params: { leadId } });
  expect(stranger.error.code).toBe('NOT_SIGNED_IN');
  expect((await office.as('township').call(listCases, { params: { leadId } })).status).toBe(403);

  const version = await walk.version(leadId);
  const call = () =>
    office.as('coordinator').call(recordInCase, { params: { leadId }, body: { version, ...guide } as never });
  const both = await Promise.all([call(), call()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  await expect(office.rows('delete from disposition_events')).rejects.toThrow('append-only');
  // A lead opened again is dealt with anew; what was done before stays on file.
  await must('coordinator', leadId, { act: 'resolve', words: '已清退。' });
  await walk.step('coordinator', leadId, { verb: 'closeDisposed', reason: '已清退' });
  await walk.step('deputy', leadId, { verb: 'reopenClosed', reason: '又有受害人' });
  expect(await casesOf('coordinator', leadId)).toMatchObject({ present: false, may: [], mayNote: [] });
});
