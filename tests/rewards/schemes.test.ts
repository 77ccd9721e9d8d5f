import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareSchemeVersions, exportComparison } from '../../server/contract/scheme-desk.ts';
import { LITONG_DRAFT_SCHEME } from '../../server/demo/litong-scheme.ts';
import type { Caller } from '../../server/features/caller.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({
    people: [
      'clerk',
      'approver',
      'finance',
      'sysadmin',
      'intake',
      'coordinator',
      'police1',
      'market1',
      'custodian',
      'auditor',
    ],
  });
});
afterAll(() => house.close());

const schemes = () => house.office.schemes;

async function caller(name: Name): Promise<Caller> {
  const found = await house.office.sessions.callerOf(await house.as(name).ticket());
  if (!found) throw new Error(`${name} is not signed in`);
  return found;
}

const draft = async (changes: object = {}) =>
  schemes().draft(await caller('clerk'), { ...LITONG_DRAFT_SCHEME, ...changes });

/** The least that is a PDF. */
const PAPER = { name: '利政发〔2026〕8号.pdf', content: 'JVBERi0xLjQKJSVFT0YK' };
const propose = async (id: string, documentNo: string) =>
  schemes().propose(await caller('approver'), id, documentNo, PAPER);

const inForce = () => house.rows<{ id: string }>(`select id from reward_schemes where status = 'ACTIVE'`);

test('a measure comes into force by two people of two offices, on a document, and the old one retires', async () => {
  const id = await draft();
  await propose(id, '利政发〔2026〕8号');
  await schemes().activate(await caller('finance'), id, '利政发〔2026〕8号');
  expect(await inForce()).toEqual([{ id }]);
  const [row] = await house.rows(
    'select version, document_no, proposed_by, activated_by from reward_schemes where id = $1',
    [id],
  );
  expect(row).toEqual({
    version: 2,
    document_no: '利政发〔2026〕8号',
    proposed_by: house.idOf('approver'),
    activated_by: house.idOf('finance'),
  });
  await expect(propose(id, 'again')).rejects.toMatchObject({
    code: 'ILLEGAL_TRANSITION',
  });
});

test('a lead received before keeps the measure of its day', async () => {
  const [before] = await inForce();
  await house.resident.report();
  const id = await draft();
  house.clock.set(new Date(house.clock.now().getTime() + 60_000));
  await propose(id, '利政发〔2026〕9号');
  await schemes().activate(await caller('finance'), id, '利政发〔2026〕9号');
  const { reference } = await house.resident.report();
  const leads = await house.rows<{ reference: string; scheme_id: string }>(
    'select reference, scheme_id from leads',
  );
  expect(leads.find((lead) => lead.reference === reference)?.scheme_id).toBe(id);
  expect(leads.find((lead) => lead.reference !== reference)?.scheme_id).toBe(before?.id);
});

test('a draft that nobody put forward, and one without a document, stay drafts', async () => {
  const id = await draft();
  await expect(schemes().activate(await caller('finance'), id, 'x')).rejects.toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'proposedBy', code: 'REQUIRED' }],
  });
  await expect(propose(id, '  ')).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('each step belongs to its role alone', async () => {
  const id = await draft();
  await expect(schemes().draft(await caller('sysadmin'), LITONG_DRAFT_SCHEME)).rejects.toMatchObject({
    code: 'NOT_YOUR_STEP',
  });
  await expect(schemes().propose(await caller('finance'), id, 'x', PAPER)).rejects.toMatchObject({
    code: 'NOT_YOUR_STEP',
  });
  await expect(schemes().activate(await caller('approver'), id, 'x')).rejects.toMatchObject({
    code: 'NOT_YOUR_STEP',
  });
});

test('a measure with a mistake in it is refused at its place', async () => {
  await expect(draft({ title: '' })).rejects.toMatchObject({
    code: 'SCHEME_INVALID',
    fields: [{ path: 'title', code: 'REQUIRED' }],
  });
});

test('the database lets none into force without its paper and two more people, and alters none', async () => {
  const id = await draft();
  const force = (changes: string) =>
    house.rows(
      `update reward_schemes set status = 'ACTIVE', activated_at = now(), ${changes} where id = $1`,
      [id],
    );
  const [clerk, approver, finance] = (['clerk', 'approver', 'finance'] as const).map((name) =>
    house.idOf(name),
  );
  await expect(force(`document_no = 'x'`)).rejects.toThrow('lacks its paper or its two people');
  await propose(id, '利政发〔2026〕10号');
  for (const [one, two] of [
    [approver, approver],
    [clerk, finance],
    [approver, clerk],
  ])
    await expect(force(`proposed_by = '${one}', activated_by = '${two}'`)).rejects.toThrow('reward_schemes_');
  await expect(
    house.rows(`update reward_schemes set body = jsonb_set(body, '{title}', '"x"') where id = $1`, [id]),
  ).rejects.toThrow('is not altered');
  await expect(house.rows('delete from reward_schemes where id = $1', [id])).rejects.toThrow(
    'stays on record',
  );
  await expect(house.rows('delete from scheme_documents')).rejects.toThrow(/append-only|permission denied/);
  await expect(
    house.rows(`update reward_schemes set status = 'DRAFT' where status = 'RETIRED'`),
  ).rejects.toThrow('does not go from RETIRED to DRAFT');
});

test('two versions are compared over last year’s cases, by grade and without a name', async () => {
  const days = [1, 2, 2, 3, null];
  for (const grade of days) {
    const { reference } = await house.resident.report();
    await house.rows('update leads set grade = $1 where reference = $2', [grade, reference]);
  }
  const [{ reference: old }] = [await house.resident.report()];
  await house.rows(
    `update leads set grade = 1, received_at = received_at - interval '13 months' where reference = $1`,
    [old],
  );
  const before = await draft();
  const dearer = structuredClone(LITONG_DRAFT_SCHEME);
  dearer.stages[0]!.bands[1]!.amount = { type: 'range', min_fen: 200_000, max_fen: 300_000 };
  const after = await draft(dearer);
  const params = { schemeId: before, otherId: after };
  const compared = await house.as('clerk').do(compareSchemeVersions, { params });
  expect(compared.total).toMatchObject({ cases: 4, differing: 2, unknown: 0 });
  expect(compared.total.before).toEqual({ lowFen: 950_000, highFen: 950_000 });
  expect(compared.total.after).toEqual({ lowFen: 950_000, highFen: 1_150_000 });
  expect(compared.grades.map(({ grade, cases, differing }) => [grade, cases, differing])).toEqual([
    [1, 1, 0],
    [2, 2, 2],
    [3, 1, 0],
  ]);
  expect(compared.changes).toEqual([
    {
      grade: 2,
      before: { lowFen: 200_000, highFen: 200_000 },
      after: { lowFen: 200_000, highFen: 300_000 },
      cases: 2,
    },
  ]);
  const how = { before, after, lang: 'zh-CN' } as const;
  const csv = await house.as('clerk').call(exportComparison, { body: { ...how, format: 'csv' } });
  expect(String(csv.raw)).toMatch(/内部资料 严禁外传 · .+ 导出/);
  expect(String(csv.raw)).toContain('2,2,2,0,4000,4000,4000,6000');
  expect(String(csv.raw)).toContain('2,2,2000,2000,2000,3000');
  const xlsx = await house.as('auditor').call(exportComparison, { body: { ...how, format: 'xlsx' } });
  expect(xlsx.raw.subarray(0, 2).toString()).toBe('PK');
  const taken = await house.rows<{ subject_id: string; facts: { format: string } }>(
    `select subject_id, facts from audit_entries where act = 'table.export' order by id`,
  );
  expect(taken.map((row) => [row.subject_id, row.facts.format])).toEqual([
    ['comparison', 'csv'],
    ['comparison', 'xlsx'],
  ]);
  const none = { params: { schemeId: before, otherId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1' } };
  expect((await house.as('clerk').call(compareSchemeVersions, none)).error.code).toBe('NOT_FOUND');
});
