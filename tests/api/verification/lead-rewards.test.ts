import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LITONG_DRAFT_SCHEME } from '../../../server/demo/litong-scheme.ts';
import type { Trigger } from '../../../server/domain/scheme.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES } from '../../support/people.ts';
import { UNITS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
let schemeId: string;
const FIRST: readonly Trigger[] = ['PRELIM_INVESTIGATION_OPENED', 'LEAD_GRADED', 'LEAD_VERIFIED'];

/** A district whose measures pay in stages from the first look on, as those of Tianjin and Beijing do. */
beforeAll(async () => {
  office = await anOffice({ people: [...NAMES, 'deputy'] });
  walk = walkOf(office);
  schemeId = randomUUID();
  const stages = FIRST.map((trigger) => ({
    ...{ stage_id: trigger, trigger, cumulative: true, select: 'first' },
    bands: [{ id: 'ALL', when: {}, amount: { type: 'fixed', fen: 10_000 } }],
  }));
  await office.rows(
    `insert into reward_schemes (id, scheme_id, version, status, body, created_at) values ($1, $2, 1, 'RETIRED', $3, now())`,
    [schemeId, schemeId, JSON.stringify({ ...LITONG_DRAFT_SCHEME, scheme_id: schemeId, stages })],
  );
});
afterAll(() => office.close());

async function reported() {
  const lead = await walk.report();
  await office.rows('update leads set scheme_id = $2 where id = $1', [lead.leadId, schemeId]);
  return lead.leadId;
}
async function signedFor(leadId: string): Promise<void> {
  await walk.assign(leadId);
  for (const unit of UNITS) await walk.acceptTask(unit, leadId);
}
async function determined(leadId: string): Promise<void> {
  for (const unit of UNITS) {
    await walk.find(unit, leadId);
    await walk.sign(unit, leadId);
  }
  await walk.step('coordinator', leadId, { verb: 'convene' });
}
async function issued(leadId: string): Promise<void> {
  await walk.draft(leadId);
  for (const unit of UNITS) await walk.signDraft(unit, leadId);
  expect((await walk.issue('head', leadId)).status).toBe(200);
}
const stagesOf = async (leadId: string) =>
  (
    await office.rows<{ stage: string }>(
      'select stage_id as stage from rewards where lead_id = $1 order by created_at, stage_id',
      [leadId],
    )
  ).map(({ stage }) => stage);

test('the third signature for the tasks begins the first stage; grade and verdict the next; each of them once', async () => {
  const leadId = await reported();
  await walk.accept(leadId);
  await walk.assign(leadId);
  expect(await stagesOf(leadId)).toEqual([]);
  for (const unit of UNITS) await walk.acceptTask(unit, leadId);
  expect(await stagesOf(leadId)).toEqual(['PRELIM_INVESTIGATION_OPENED']);
  await determined(leadId);
  await walk.step('coordinator', leadId, { verb: 'returnForProof', reason: '资金流向还不清楚。' });
  await determined(leadId);
  expect(await stagesOf(leadId)).toEqual(['PRELIM_INVESTIGATION_OPENED']);
  await issued(leadId);
  expect((await stagesOf(leadId)).toSorted()).toEqual(FIRST.toSorted());

  // Closed and taken up again, it walks the same way and earns nothing twice.
  await walk.disposeOf(leadId);
  await walk.step('coordinator', leadId, { verb: 'closeDisposed', reason: '已处置完毕' });
  const again = await walk.step('deputy', leadId, { verb: 'reopenClosed', reason: '有新的受害人。' });
  expect(again.status).toBe(200);
  await signedFor(leadId);
  await determined(leadId);
  await issued(leadId);
  expect((await stagesOf(leadId)).toSorted()).toEqual(FIRST.toSorted());
});

test('a case that the police filed carries its grade, too', async () => {
  const leadId = await reported();
  await walk.accept(leadId);
  await signedFor(leadId);
  const filed = await walk.step('police1', leadId, { verb: 'verifyByFiling', documentNo: '1号', grade: 1 });
  expect(filed.status).toBe(200);
  expect((await stagesOf(leadId)).toSorted()).toEqual(FIRST.toSorted());
});
