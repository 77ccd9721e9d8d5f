import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  alikeLeads,
  handleFlood,
  joinTarget,
  joinedLeads,
  leaveTarget,
  mergeLead,
  readTarget,
  splitLead,
} from '../../../server/contract/targets.ts';
import { sendReporterMessage } from '../../../server/contract/receipt.ts';
import { exampleReport, type ReportForm } from '../../../server/contract/report.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES, PEOPLE, type Name } from '../../support/people.ts';
import { RELEASED, UNITS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

/** A report about that firm, told in words of its own. */
const about = (name: string, more: Partial<ReportForm['target']> = {}): Partial<ReportForm> => {
  const { kind, townshipCode } = exampleReport.target;
  const narrative = `我要反映${name}。${[...name].map((one, at) => `${one}${at * 7}`).join('')}`;
  return { target: { kind, townshipCode, name, ...more }, narrative } as Partial<ReportForm>;
};
const alike = async (name: Name, leadId: string) =>
  (await office.as(name).do(alikeLeads, { params: { leadId } })).rows;
const merge = async (name: Name, leadId: string, into: string, reason = '同一家公司') => {
  const version = await walk.version(leadId);
  return office.as(name).call(mergeLead, { params: { leadId }, body: { version, into, reason } });
};
const split = async (name: Name, leadId: string, reason = '核实是两家') => {
  const version = await walk.version(leadId);
  return office.as(name).call(splitLead, { params: { leadId }, body: { version, reason } });
};
const together = (leadId: string) => office.as('coordinator').do(joinedLeads, { params: { leadId } });

test('the officer who reads a report sees which others seem to be about the same target, and why', async () => {
  const first = await walk.report(about('宁夏金穗源养老服务有限公司', { phone: '13895300001' }));
  const typed = await walk.report(about('寧夏金穗園養老服務公司'));
  const phoned = await walk.report(about('一个搞养老的', { phone: '+86 138-9530-0001' }));
  const other = await walk.report(about('吴忠市利通区塞上红枸杞专业合作社'));
  const rows = await alike('intake', first.leadId);
  expect(rows.map(({ id, strength, why }) => ({ id, strength, why }))).toEqual([
    { id: typed.leadId, strength: 'PROBABLY', why: ['NAME_SOUNDS'] },
    { id: phoned.leadId, strength: 'PROBABLY', why: ['PHONE'] },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/金穗|养老服务|13895300001/);
  expect(await alike('intake', other.leadId)).toEqual([]);
  expect((await office.as('police1').call(alikeLeads, { params: { leadId: first.leadId } })).status).toBe(
    403,
  );
  // Whoever keeps away from one is not told of it beside another.
  await office.rows(
    `insert into recusals (id, lead_id, staff_id, reason, declared_by, declared_at)
     select gen_random_uuid(), $1, $2, 'RELATIVE', $2, now()`,
    [typed.leadId, office.idOf('intake')],
  );
  expect((await alike('intake', first.leadId)).map(({ id }) => id)).toEqual([phoned.leadId]);
});

test('a lead from before there were such marks gets them when its brief is next opened', async () => {
  const early = await walk.report(about('吴忠市鼎泰丰隆商贸有限公司'));
  await office.rows(`delete from blind_index where lead_id = $1`, [early.leadId]);
  const late = await walk.report(about('鼎泰丰隆商贸'));
  expect(await alike('intake', late.leadId)).toEqual([]);
  expect((await alike('intake', early.leadId)).map(({ id }) => id)).toEqual([late.leadId]);
  expect((await alike('intake', late.leadId)).map(({ id }) => id)).toEqual([early.leadId]);
});

test('a merged report goes along with its main lead, and its reporter is told nothing of another', async () => {
  const main = await walk.toVerifying(about('宁夏聚宝盆投资咨询有限公司'));
  const later = await walk.report(about('聚宝盆投资'));
  await walk.accept(later.leadId);
  const before = await office.resident.status(later.receiptCode);
  expect(before.publicStatus).toBe('ACCEPTED');
  expect((await merge('coordinator', later.leadId, main.reference)).status).toBe(200);
  const [row] = await office.rows<{ received_seq: string }>(`select received_seq from leads where id = $1`, [
    later.leadId,
  ]);
  const page = await office.resident.status(later.receiptCode);
  const mains = await office.resident.status(main.receiptCode);
  expect(page).toMatchObject({ reference: later.reference, publicStatus: 'VERIFYING', owed: mains.owed });
  expect(page.timeline.map(({ event }) => event)).toEqual(['SUBMITTED', 'ACCEPTED', 'VERIFYING']);
  expect(JSON.stringify(page)).not.toMatch(new RegExp(`MERGED|${main.reference}|并案|merge`));
  // Its conversation goes on by itself.
  await office.stranger.do(sendReporterMessage, {
    body: { receiptCode: later.receiptCode, text: '我又想起一件事' },
  });
  expect((await walk.see('coordinator', later.leadId)).messages).toHaveLength(1);
  expect((await walk.see('coordinator', main.leadId)).messages).toHaveLength(0);
  expect(await together(main.leadId)).toMatchObject({
    main: null,
    merged: [{ id: later.leadId }],
    ofTarget: 2,
  });
  expect(await together(later.leadId)).toMatchObject({ main: { reference: main.reference }, maySplit: true });
  const [after] = await office.rows<{ received_seq: string }>(
    `select received_seq from leads where id = $1`,
    [later.leadId],
  );
  expect(after).toEqual(row);
  for (const unit of UNITS) await walk.find(unit, main.leadId);
  for (const unit of UNITS) await walk.sign(unit, main.leadId);
  await walk.step('coordinator', main.leadId, { verb: 'convene' });
  await walk.draft(main.leadId);
  for (const unit of UNITS) await walk.signDraft(unit, main.leadId);
  await walk.issue('head', main.leadId);
  expect((await office.resident.status(later.receiptCode)).publicStatus).toBe('VERIFIED');
});

test('of merged reports the first that came in earns the award, and the others stay on record', async () => {
  const first = await walk.report({ ...about('宁夏万利来理财有限公司'), identityMode: 'ANON' });
  await walk.accept(first.leadId);
  const main = await walk.toVerifying(about('万利来理财'));
  await merge('coordinator', first.leadId, main.reference);
  for (const unit of UNITS) await walk.find(unit, main.leadId);
  for (const unit of UNITS) await walk.sign(unit, main.leadId);
  await walk.step('coordinator', main.leadId, { verb: 'convene' });
  await walk.draft(main.leadId);
  for (const unit of UNITS) await walk.signDraft(unit, main.leadId);
  await walk.issue('head', main.leadId);
  const awards = await office.rows<{ lead_id: string }>(
    `select lead_id from rewards where lead_id in ($1, $2)`,
    [first.leadId, main.leadId],
  );
  expect(awards).toEqual([{ lead_id: first.leadId }]);
  const told = await office.rows<{ facts: { why?: string } }>(
    `select facts from audit_entries where act = 'reward.none' and subject_id = $1`,
    [main.leadId],
  );
  // Once for each trigger that this measure knows; it has no stage for the first investigation.
  expect(told.map(({ facts }) => facts.why)).toEqual(['NO_STAGE', 'NOT_FIRST', 'NOT_FIRST']);
});

test('what one of two was awarded before they were merged stays, and no stage is awarded twice', async () => {
  const first = await walk.report({ ...about('宁夏聚宝盆商贸有限公司'), identityMode: 'ANON' });
  await walk.accept(first.leadId);
  const main = await walk.toVerified({ ...about('聚宝盆商贸'), identityMode: 'ANON' });
  const awards = () =>
    office.rows<{ id: string; lead_id: string; stage_id: string; status: string }>(
      `select id, lead_id, stage_id, status from rewards where lead_id in ($1, $2) order by created_at`,
      [first.leadId, main.leadId],
    );
  const before = await awards();
  expect(before).toMatchObject([{ lead_id: main.leadId, status: 'CANDIDATE' }]);
  expect((await merge('coordinator', first.leadId, main.reference)).status).toBe(200);
  expect(await awards()).toEqual(before);
  await walk.disposeOf(main.leadId);
  const after = await awards();
  expect(after[0]).toEqual(before[0]);
  expect(new Set(after.map((one) => one.stage_id)).size).toBe(after.length);
});

test('nobody but the coordinator merges or splits, and not into what is closed, itself or a stranger’s', async () => {
  const main = await walk.toVerifying(about('吴忠德盛隆商贸有限公司'));
  const one = await walk.report(about('德盛隆商贸'));
  expect((await merge('coordinator', one.leadId, main.reference)).error.code).toBe('ILLEGAL_TRANSITION');
  await walk.accept(one.leadId);
  for (const name of NAMES.filter((each) => !PEOPLE[each].roles.includes('LEAD_COORDINATOR')).slice(0, 12)) {
    expect((await merge(name, one.leadId, main.reference)).status).toBe(403);
    expect((await split(name, one.leadId)).status).toBe(403);
  }
  expect((await merge('coordinator', one.leadId, one.reference)).error.fields).toContainEqual({
    path: 'into',
    code: 'MUST_DIFFER',
  });
  expect((await merge('coordinator', one.leadId, '2222-2222')).error.code).toBe('NOT_FOUND');
  expect((await merge('coordinator', one.leadId, main.reference, ' ')).error.fields).toEqual([
    { path: 'reason', code: 'REQUIRED' },
  ]);
  const fresh = await walk.report(about('德盛隆'));
  expect((await merge('coordinator', one.leadId, fresh.reference)).error.fields).toEqual([
    { path: 'into.status', code: 'NOT_ALLOWED' },
  ]);
  expect((await split('coordinator', one.leadId)).error.code).toBe('ILLEGAL_TRANSITION');
  expect((await merge('coordinator', one.leadId, main.reference)).status).toBe(200);
  await walk.accept(fresh.leadId);
  expect((await merge('coordinator', fresh.leadId, one.reference)).error.fields).toEqual([
    { path: 'into.status', code: 'NOT_ALLOWED' },
  ]);
  expect((await merge('coordinator', main.leadId, fresh.reference)).error.fields).toEqual([
    { path: 'joined', code: 'NOT_ALLOWED' },
  ]);
});

test('a split gives a lead back its units, and the working days it had left', async () => {
  const main = await walk.toVerifying(about('宁夏恒昌泰达实业有限公司'));
  const one = await walk.toVerifying(about('恒昌泰达实业'));
  const left = (await walk.see('police1', one.leadId)).owed?.workingDaysLeft;
  expect((await merge('coordinator', one.leadId, main.reference)).status).toBe(200);
  const merged = await walk.see('police1', one.leadId);
  expect(merged).toMatchObject({ status: 'MERGED', turn: [], owed: null });
  expect(merged.tasks.map(({ owed }) => owed)).toEqual([null, null, null]);
  expect((await office.resident.status(one.receiptCode)).publicStatus).toBe('VERIFYING');
  office.clock.set(new Date(office.clock.now().getTime() + 9 * 86_400_000));
  expect((await split('coordinator', one.leadId)).status).toBe(200);
  const back = await walk.see('police1', one.leadId);
  expect(back).toMatchObject({ status: 'VERIFYING', turn: [...UNITS], owed: { workingDaysLeft: left } });
  expect(back.tasks.map(({ status, owed }) => [status, owed])).toEqual(
    UNITS.map(() => ['ACCEPTED', back.owed]),
  );
  expect(back.history.slice(-2).map(({ transition, note }) => [transition, note])).toEqual([
    ['L14', '同一家公司'],
    ['L34', '核实是两家'],
  ]);
  expect((await office.resident.status(one.receiptCode)).timeline.map(({ event }) => event)).toEqual([
    'SUBMITTED',
    'ACCEPTED',
    'VERIFYING',
  ]);
});

test('a target gathers what its leads say, for whoever holds their keys', async () => {
  const one = await walk.report(
    about('宁夏通达鑫诚网络科技有限公司', { phone: '0953-2012345', website: 'www.tdxc.com/app' }),
  );
  const two = await walk.report(about('通达鑫诚', { phone: '2012345', personInCharge: '马某某' }));
  const { targetId } = await office
    .as('intake')
    .do(joinTarget, { params: { leadId: one.leadId }, body: { with: two.reference } });
  const view = await office.as('police1').do(readTarget, { params: { targetId } });
  expect(view).toMatchObject({ total: 2, byStatus: [{ code: 'SUBMITTED', count: 2 }], briefsRead: 2 });
  expect(view.said).toMatchObject({ websites: ['www.tdxc.com/app'], people: ['马某某'] });
  expect(view.said.names).toEqual(['通达鑫诚', '宁夏通达鑫诚网络科技有限公司']);
  expect(view.history.map(({ act }) => act)).toEqual(['JOIN', 'JOIN']);
  const opened = await office.rows(
    `select 1 from audit_entries where act = 'brief.open' and staff_id = $1 and subject_id in ($2, $3)`,
    [office.idOf('police1'), one.leadId, two.leadId],
  );
  expect(opened).toHaveLength(2);
  await office.as('intake').do(leaveTarget, { params: { leadId: two.leadId }, body: {} });
  expect((await office.as('intake').do(readTarget, { params: { targetId } })).total).toBe(1);
  expect(
    (await office.as('intake').call(leaveTarget, { params: { leadId: two.leadId }, body: {} })).error.code,
  ).toBe('NOT_FOUND');
  expect(
    (
      await office
        .as('intake')
        .call(joinTarget, { params: { leadId: one.leadId }, body: { with: one.reference } })
    ).error.fields,
  ).toEqual([{ path: 'with', code: 'MUST_DIFFER' }]);
  // Nothing in the clear names the target.
  const clear = JSON.stringify(await office.rows(`select * from targets, target_steps`));
  expect(clear).not.toContain('通达');
});

test('a flood is accepted in one go, each report by itself', async () => {
  const reports = [];
  for (let at = 0; at < 3; at += 1) reports.push(await walk.report(about('宁夏全民乐购电子商务有限公司')));
  const taken = reports[1]?.leadId ?? '';
  const leads: { id: string; version: number }[] = [];
  for (const { leadId } of reports) leads.push({ id: leadId, version: await walk.version(leadId) });
  await walk.accept(taken);
  const body = { act: 'ACCEPT' as const, leads, narrative: RELEASED };
  const { lines } = await office.as('intake').do(handleFlood, { body });
  expect(lines.map(({ refused }) => refused)).toEqual([null, 'STALE_VERSION', null]);
  expect((await walk.see('intake', reports[0]?.leadId ?? '')).status).toBe('ACCEPTED');
  const bad = (more: object) =>
    office.as('intake').call(handleFlood, { body: { ...body, ...more } as never });
  expect((await bad({ narrative: ' ' })).error.fields).toEqual([{ path: 'narrative', code: 'REQUIRED' }]);
  expect((await bad({ leads: [leads[0], leads[0]] })).error.fields).toEqual([
    { path: 'leads', code: 'MUST_DIFFER' },
  ]);
  expect((await bad({ act: 'MERGE', reference: '2222-2222' })).error.code).toBe('NOT_YOUR_STEP');
  expect((await bad({ leads: Array.from({ length: 51 }, () => leads[0]) })).status).toBe(422);
  const merging = [];
  for (const { leadId } of reports.slice(1))
    merging.push({ id: leadId, version: await walk.version(leadId) });
  const into = reports[0]?.reference ?? '';
  const done = await office
    .as('coordinator')
    .do(handleFlood, { body: { act: 'MERGE', leads: merging, reference: into, reason: '同一平台' } });
  expect(done.lines.map(({ refused }) => refused)).toEqual([null, null]);
  expect((await together(reports[0]?.leadId ?? '')).merged).toHaveLength(2);
});
