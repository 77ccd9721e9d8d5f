import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignLead } from '../../../server/contract/lead-acts.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES } from '../../support/people.ts';
import { UNITS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice({ people: [...NAMES, 'deputy'] });
  walk = walkOf(office);
});
afterAll(() => office.close());

test('only units of the district that are not already of the three can assist', async () => {
  const { leadId } = await walk.report();
  await walk.accept(leadId);
  const wrong = await office.as('coordinator').call(assignLead, {
    params: { leadId },
    body: { version: 2, assistUnits: ['CIVIL_AFFAIRS', 'POLICE', 'NASA'] },
  });
  expect(wrong.error).toMatchObject({
    code: 'BAD_REQUEST',
    fields: [
      { path: 'assistUnits.1', code: 'NOT_ALLOWED' },
      { path: 'assistUnits.2', code: 'NOT_IN_LIST' },
    ],
  });
});

test('a unit gives a lead back with its reason, and the coordinator hands it out anew', async () => {
  const { leadId } = await walk.report();
  await walk.accept(leadId);
  await walk.assign(leadId);
  await walk.acceptTask('POLICE', leadId);
  const back = { verb: 'returnToCoordinator', propose: true, reason: '不属本辖区' };
  expect((await walk.step('market1', leadId, back)).status).toBe(200);
  await expect(walk.acceptTask('LEAD_AGENCY', leadId)).rejects.toThrow('"path":"proposal"');
  const ruled = await walk.see('coordinator', leadId);
  expect(ruled.turn).toEqual(['LEAD_COORDINATOR']);
  expect(ruled.proposal).toMatchObject({ byName: '石一', reason: null, note: '不属本辖区' });
  expect((await walk.step('coordinator', leadId, { verb: 'returnToCoordinator' })).status).toBe(200);
  expect(await walk.see('coordinator', leadId)).toMatchObject({ status: 'ACCEPTED', tasks: [] });
  await walk.assign(leadId);
  const tasks = (await walk.see('coordinator', leadId)).tasks;
  expect(tasks.map((task) => [task.unit, task.status])).toEqual(UNITS.map((unit) => [unit, 'OPEN']));
});

test('a filed case is verified at once by the police, and both stages of the scheme hear of it', async () => {
  const { leadId } = await walk.toVerifying();
  const bare = await walk.step('police1', leadId, { verb: 'verifyByFiling' });
  expect(bare.error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [
      { path: 'grade', code: 'REQUIRED' },
      { path: 'documentNo', code: 'REQUIRED' },
    ],
  });
  const filing = { verb: 'verifyByFiling', documentNo: '吴利公立字〔2026〕9号', grade: 1 };
  expect((await walk.step('market1', leadId, filing)).error.code).toBe('NOT_YOUR_STEP');
  expect((await walk.step('police1', leadId, filing)).status).toBe(200);
  expect(await walk.see('head', leadId)).toMatchObject({
    status: 'VERIFIED',
    grade: 1,
    dispositionClass: 'C',
    turn: ['LEAD_COORDINATOR'],
  });
  const stages = await office.rows(`select stage_id from rewards where lead_id = $1`, [leadId]);
  expect(stages).toEqual([{ stage_id: 'VERIFIED' }]);
  const heard = await office.rows<{ facts: { trigger: string } }>(
    `select facts from audit_entries where act = 'reward.none' and subject_id = $1`,
    [leadId],
  );
  // The amount of the case is not known yet, and a lower tier is never taken for lack of a fact.
  expect(heard.map((row) => row.facts.trigger)).toEqual([
    // This measure has no stage for the first two.
    'PRELIM_INVESTIGATION_OPENED',
    'LEAD_GRADED',
    'CRIMINAL_FILED',
  ]);
  const said = await office.rows(`select 1 from audit_entries as t where t::text like '%吴利公立字%'`);
  expect(said).toEqual([]);
});

test('a verified lead is disposed of and closed, and a closed one verified anew from the start', async () => {
  const { leadId, receiptCode } = await walk.toVerified();
  const hasty = await walk.step('coordinator', leadId, { verb: 'closeVerified', reason: '已清退完毕' });
  expect(hasty.error.fields).toEqual([{ path: 'case', code: 'REQUIRED' }]);
  await walk.disposeOf(leadId);
  const unexplained = await walk.step('coordinator', leadId, { verb: 'closeDisposed' });
  expect(unexplained.error.fields).toEqual([{ path: 'reason', code: 'REQUIRED' }]);
  const closed = await walk.step('coordinator', leadId, { verb: 'closeDisposed', reason: '已清退完毕' });
  expect(closed.status).toBe(200);
  expect((await office.resident.status(receiptCode)).publicStatus).toBe('CLOSED');
  expect((await walk.see('coordinator', leadId)).history.at(-1)?.note).toBe('已清退完毕');

  const reopen = { verb: 'reopenClosed', reason: '又有新的受害人' } as const;
  const own = await walk.step('head', leadId, reopen);
  expect(own.error.code).toBe('SECOND_PERSON_NEEDED');
  expect((await walk.see('head', leadId)).may).not.toContain('reopenClosed');
  expect((await walk.step('deputy', leadId, reopen)).status).toBe(200);
  const again = await walk.see('coordinator', leadId);
  expect(again).toMatchObject({ status: 'ACCEPTED', tasks: [], determination: null, grade: null });
  await walk.assign(leadId);
  // Nothing that was found in the first round counts in the second.
  expect((await walk.see('police1', leadId)).tasks.map((task) => task.finding)).toEqual([null, null, null]);
});
