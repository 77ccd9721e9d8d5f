import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAssist, askAssist, listAssists } from '../../../server/contract/assists.ts';
import { collectEvidence, listCollected } from '../../../server/contract/collected.ts';
import { listEvidence, readEvidencePage } from '../../../server/contract/evidence.ts';
import {
  askForMeasure,
  decideMeasure,
  listMeasures,
  recordMeasure,
} from '../../../server/contract/measures.ts';
import { listNotes, writeNote } from '../../../server/contract/notes.ts';
import {
  changeOfficers,
  listOfficerChanges,
  saveFinding,
  signFinding,
} from '../../../server/contract/tasks.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { aPhoto } from '../../support/sample-files.ts';
import { tusOf } from '../../support/tus.ts';
import { aFinding, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const measures = (name: Name, leadId: string) => office.as(name).do(listMeasures, { params: { leadId } });

test('a unit looks into accounts once the head has said yes, and its result stays its own until all have signed', async () => {
  const { leadId } = await walk.toVerifying();
  const params = { leadId };
  const officers = [office.idOf('police1'), office.idOf('police2')];
  const query = {
    measure: 'QUERY_ACCOUNTS',
    on: '2026-11-23',
    officers,
    place: '某银行',
    result: '流水已调取。',
  };
  const record = (body: object) =>
    office.as('police1').call(recordMeasure, { params, body: { ...query, ...body } as never });
  expect((await record({})).error.fields).toEqual([{ path: 'approvalId', code: 'REQUIRED' }]);

  const ask = { measure: 'QUERY_ACCOUNTS', subject: '尾号0001的对公账户', reason: '核对资金去向' } as const;
  const { id: approvalId } = await office.as('police1').do(askForMeasure, { params, body: ask });
  expect((await record({ approvalId })).error.fields).toEqual([{ path: 'approvalId', code: 'NOT_ALLOWED' }]);
  const [asked] = (await measures('head', leadId)).approvals;
  expect(asked).toMatchObject({ subject: ask.subject, status: 'ASKED', mayDecide: true, unit: 'POLICE' });
  // The lead agency's other people sit at the same desk and are not shown it.
  expect((await measures('reform1', leadId)).approvals).toEqual([]);
  expect((await measures('market1', leadId)).approvals).toEqual([]);
  const decide = (approves: boolean, note = '') =>
    office.as('head').call(decideMeasure, { params: { leadId, approvalId }, body: { approves, note } });
  expect((await decide(false)).error.fields).toEqual([{ path: 'note', code: 'REQUIRED' }]);
  expect((await decide(true)).status).toBe(200);
  expect((await decide(false, '改主意')).error.code).toBe('ILLEGAL_TRANSITION');
  expect((await record({ approvalId })).status).toBe(201);
  expect((await record({ approvalId })).error.fields).toEqual([{ path: 'approvalId', code: 'NOT_ALLOWED' }]);
  const place = { measure: 'ENTER_PREMISES', on: '2026-11-20', place: '祥和大厦', result: '未见许可。' };
  expect((await record(place)).status).toBe(201);

  expect((await measures('police2', leadId)).measures).toMatchObject([
    { measure: 'ENTER_PREMISES', officers: ['马一', '马二'] },
    { measure: 'QUERY_ACCOUNTS', recordedByName: '马一' },
  ]);
  expect((await measures('market1', leadId)).measures).toEqual([]);
  expect((await measures('head', leadId)).measures).toEqual([]);
  for (const unit of ['POLICE', 'LEAD_AGENCY', 'MARKET_REG'] as const) {
    await walk.find(unit, leadId);
    await walk.sign(unit, leadId);
  }
  expect((await measures('market1', leadId)).measures).toHaveLength(2);
  expect((await measures('intake', leadId)).measures).toEqual([]);
  expect((await record(place)).error.code).toBe('ILLEGAL_TRANSITION');
  expect(await walk.acts(leadId, 'measure.%')).toEqual([
    'measure.ask',
    'measure.approve',
    'measure.record',
    'measure.record',
  ]);
});

test('notes are a unit’s own or the three units’, only grow, and are nobody’s else', async () => {
  const { leadId, receiptCode } = await walk.report();
  await walk.accept(leadId);
  await walk.assign(leadId, ['CIVIL_AFFAIRS']);
  const params = { leadId };
  const write = (name: Name, scope: 'UNIT' | 'TEAM', text: string, corrects?: string) =>
    office.as(name).call(writeNote, { params, body: { scope, text, ...(corrects ? { corrects } : {}) } });
  const read = async (name: Name) =>
    (await office.as(name).do(listNotes, { params })).notes.map(({ text }) => text);

  const first = await write('police1', 'UNIT', '线人称周三开会。');
  await write('police1', 'TEAM', '周三一起去现场。');
  await write('regulator', 'UNIT', '本局台账无备案。');
  expect((await write('regulator', 'TEAM', '不该写到这里')).error.code).toBe('KEY_MISSING');
  expect((await write('police1', 'TEAM', '  ')).error.fields).toEqual([{ path: 'text', code: 'REQUIRED' }]);
  const { id } = first.body as { id: string };
  expect((await write('police2', 'UNIT', '改别人的', id)).error.fields).toEqual([
    { path: 'corrects', code: 'NOT_ALLOWED' },
  ]);
  expect((await write('police1', 'TEAM', '改错抽屉', id)).error.fields).toEqual([
    { path: 'corrects', code: 'NOT_IN_LIST' },
  ]);
  office.clock.set(new Date(office.clock.now().getTime() + 60_000));
  expect((await write('police1', 'UNIT', '更正：周四开会。', id)).status).toBe(201);

  expect(await read('police2')).toEqual(['线人称周三开会。', '周三一起去现场。', '更正：周四开会。']);
  expect(await read('market1')).toEqual(['周三一起去现场。']);
  expect(await read('regulator')).toEqual(['本局台账无备案。']);
  expect(await read('intake')).toEqual([]);
  expect(JSON.stringify(await office.resident.status(receiptCode))).not.toContain('周三');
  const { notes } = await office.as('police1').do(listNotes, { params });
  expect(notes.map(({ corrected, mine }) => [corrected, mine])).toEqual([
    [true, true],
    [false, true],
    [false, true],
  ]);
  expect(await walk.acts(leadId, 'note.%')).toHaveLength(4);
});

test('files that a unit collects lie in the vault as its own, until the third unit has signed', async () => {
  const { leadId } = await walk.toVerifying();
  const params = { leadId };
  const facts = { on: '2026-11-23', place: '祥和大厦三层前台', original: '市监物证柜3号' };
  const collect = (name: Name, body: object) =>
    office.as(name).call(collectEvidence, { params, body: { ...facts, uploads: [], ...body } as never });
  const empty = await collect('market1', { on: '2026-11-24', place: ' ', original: '' });
  expect(empty.error.fields?.map(({ path }) => path)).toEqual(['on', 'place', 'original', 'evidence']);
  const uploads = [await tusOf(office.app).whole(await aPhoto(), '现场1.jpg')];
  expect((await collect('market1', { uploads, note: '前台宣传架' })).status).toBe(201);
  expect((await collect('market1', { uploads })).error.code).toBe('UPLOAD_GONE');
  await office.office.preparation.prepare();

  const list = (name: Name) => office.as(name).do(listCollected, { params });
  const own = await list('market2');
  expect(own.collected).toMatchObject([
    { ...facts, unit: 'MARKET_REG', byName: '石一', files: [{ name: '现场1.jpg', copy: 'CLEANED' }] },
  ]);
  const file = own.collected[0]!.files[0]!;
  expect(file.custody[0]).toMatchObject({ act: 'evidence.receive', byName: '石一', matches: true });
  const look = (name: Name) =>
    office.as(name).call(readEvidencePage, { params: { leadId, evidenceId: file.id, page: '1' } });
  expect((await look('market2')).status).toBe(200);
  expect((await look('police1')).error.code).toBe('KEY_MISSING');
  expect((await list('police1')).collected).toEqual([]);
  for (const unit of ['POLICE', 'LEAD_AGENCY', 'MARKET_REG'] as const) {
    await walk.find(unit, leadId);
    await walk.sign(unit, leadId);
  }
  expect((await list('police1')).collected[0]?.files).toHaveLength(1);
  expect((await look('police1')).status).toBe(200);
  // Intake, who holds the report's own files, has no part in it.
  expect((await list('intake')).collected).toEqual([]);
  expect((await office.as('intake').do(listEvidence, { params })).files).toEqual([]);
  expect((await look('intake')).error.code).toBe('KEY_MISSING');
  expect((await collect('market1', { uploads: [] })).error.code).toBe('ILLEGAL_TRANSITION');
});

test('two officers of a unit write one finding: the second sees what the first has kept, and decides', async () => {
  const { leadId } = await walk.toVerifying();
  const params = { leadId };
  const blank = { result: '' as const, note: '' };
  const begun = aFinding({ conclusion: '', summary: '' });
  const keep = (name: Name, basedOn: string | null, finding = begun) =>
    office.as(name).call(saveFinding, { params, body: { ...finding, basedOn } });
  const seen = async (name: Name) =>
    (await walk.see(name, leadId)).tasks.find(({ unit }) => unit === 'POLICE');

  const first = await keep('police1', null, { ...begun, checks: { ...begun.checks, FUNDS: blank } });
  expect(first.status).toBe(200);
  expect((await keep('police2', null)).error.code).toBe('STALE_VERSION');
  const stands = await seen('police2');
  expect(stands).toMatchObject({ written: { byName: '马一' }, finding: { conclusion: '' } });
  expect((await office.as('police2').call(signFinding, { params })).error.fields).toEqual([
    { path: 'checks.FUNDS.result', code: 'REQUIRED' },
    { path: 'conclusion', code: 'REQUIRED' },
    { path: 'summary', code: 'REQUIRED' },
  ]);
  const second = await keep('police2', stands?.written?.sheet ?? null, aFinding());
  expect(second.status).toBe(200);
  expect((await keep('police1', (first.body as { sheet: string }).sheet)).error.code).toBe('STALE_VERSION');
  expect((await office.as('police1').call(signFinding, { params })).status).toBe(200);
  expect(await seen('market1')).toMatchObject({ finding: null, written: null });
});

test('a unit sends others with a reason; of two who change at once one is told', async () => {
  const { leadId } = await walk.toVerifying();
  const params = { leadId };
  const officer = (name: 'market1' | 'market2', certificateNo: string) => ({
    staffId: office.idOf(name),
    certificateNo,
  });
  const pair = [officer('market1', '宁D-0001'), officer('market2', '宁D-0002')];
  const change = (name: Name, body: object) =>
    office.as(name).call(changeOfficers, {
      params,
      body: { officers: pair, reason: '石二休假。', instead: pair.map(({ staffId }) => staffId), ...body },
    });
  expect((await change('market1', { reason: ' ' })).error.fields).toEqual([
    { path: 'reason', code: 'REQUIRED' },
  ]);
  expect((await change('market1', { instead: [office.idOf('market1')] })).error.code).toBe('STALE_VERSION');
  expect((await change('market1', { officers: pair.slice(0, 1) })).error.fields).toEqual([
    { path: 'officers', code: 'NOT_ENOUGH' },
  ]);
  expect((await change('market2', { officers: [...pair].reverse() })).status).toBe(200);
  const { changes } = await office.as('police1').do(listOfficerChanges, { params });
  expect(changes).toMatchObject([
    { unit: 'MARKET_REG', before: ['石一', '石二'], after: ['石二', '石一'], reason: '石二休假。' },
  ]);
});

test('an assisting unit is asked by a day, and answers for the three units alone', async () => {
  const { leadId } = await walk.report();
  await walk.accept(leadId);
  await walk.assign(leadId, ['CIVIL_AFFAIRS']);
  const params = { leadId };
  const ask = (body: object) =>
    office.as('coordinator').call(askAssist, {
      params,
      body: { unit: 'CIVIL_AFFAIRS', text: '请核对备案。', dueOn: '2026-12-01', ...body },
    });
  expect((await ask({ unit: 'POLICE', text: ' ', dueOn: '2026-11-01' })).error.fields).toEqual([
    { path: 'unit', code: 'NOT_IN_LIST' },
    { path: 'text', code: 'REQUIRED' },
    { path: 'dueOn', code: 'EXPIRED' },
  ]);
  expect((await ask({ dueOn: '2026-13-45' })).error.fields).toEqual([{ path: 'dueOn', code: 'BAD_FORMAT' }]);
  const { id: assistId } = (await ask({})).body as { id: string };
  const list = (name: Name) => office.as(name).do(listAssists, { params });
  expect(await list('regulator')).toMatchObject({
    assists: [{ asks: '请核对备案。', mayAnswer: true, owed: { workingDaysLeft: 6 } }],
    mayAsk: [],
  });
  const answer = (text: string) =>
    office.as('regulator').call(answerAssist, { params: { leadId, assistId }, body: { text } });
  expect((await answer(' ')).error.fields).toEqual([{ path: 'text', code: 'REQUIRED' }]);
  expect((await answer('未在我局备案。')).status).toBe(200);
  expect((await answer('再答一次')).error.code).toBe('ILLEGAL_TRANSITION');
  expect((await list('market1')).assists).toMatchObject([{ answer: '未在我局备案。', owed: null }]);
  expect((await list('intake')).assists).toEqual([]);
  expect(await walk.acts(leadId, 'assist.%')).toContain('assist.answer');
});
