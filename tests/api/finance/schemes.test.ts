import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  activateScheme,
  draftScheme,
  listSchemes,
  proposeScheme,
  type SchemeView,
} from '../../../server/contract/schemes.ts';
import { openSchemePaper, readSchemeShape, tryScheme } from '../../../server/contract/scheme-desk.ts';
import { listMails } from '../../../server/contract/mails.ts';
import { LITONG_DRAFT_SCHEME } from '../../../server/demo/litong-scheme.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['clerk', 'approver', 'finance', 'auditor', 'sysadmin', 'reviewer'] });
});
afterAll(() => house.close());

const DOCUMENT_NO = '利政发〔2026〕8号';
const { verification: _mark, ...APPROVED } = {
  ...LITONG_DRAFT_SCHEME,
  title: '利通区非法集资线索举报奖励办法',
};
/** The least that is a PDF. */
const PAPER = { name: '利政发〔2026〕8号.pdf', content: 'JVBERi0xLjQKJSVFT0YK' };
const body = { documentNo: DOCUMENT_NO, document: PAPER };

const schemesFor = async (name: Name) => (await house.as(name).do(listSchemes)).schemes;
const seen = async (name: Name, id: string): Promise<SchemeView> => {
  const found = (await schemesFor(name)).find((scheme) => scheme.id === id);
  if (!found) throw new Error(`${name} does not see ${id}`);
  return found;
};
const aDraft = async (document: object = APPROVED): Promise<string> =>
  (await house.as('clerk').do(draftScheme, { body: { ...document } })).id;
const propose = (schemeId: string) => house.as('approver').do(proposeScheme, { params: { schemeId }, body });
const activate = (schemeId: string, documentNo = DOCUMENT_NO) =>
  house.as('finance').call(activateScheme, { params: { schemeId }, body: { documentNo } });

test('clerk, approver and finance officer bring a measure into force, and each sees whose step is next', async () => {
  const id = await aDraft();
  expect((await seen('approver', id)).may).toEqual(['PROPOSE']);
  expect((await seen('finance', id)).may).toEqual([]);
  await propose(id);
  expect((await seen('finance', id)).may).toEqual(['ACTIVATE']);
  expect((await seen('clerk', id)).may).toEqual([]);
  expect((await activate(id)).status).toBe(200);

  const [first, ...others] = await schemesFor('auditor');
  expect(first).toMatchObject({
    ...{ id, code: 'litong-DRAFT', version: 2, status: 'ACTIVE', title: APPROVED.title },
    ...{ demonstration: false, documentNo: DOCUMENT_NO, may: [] },
    document: { status: 'ACTIVE', version: 2 },
  });
  expect(first?.history.map(({ act, byName }) => [act, byName])).toEqual([
    ['DRAFT', '江经办'],
    ['PROPOSE', '沈审批'],
    ['ACTIVATE', '蔡财政'],
  ]);
  expect(others.map(({ status }) => status)).toEqual(['RETIRED']);
});

test('a measure is shown in words, and a demonstration says that it is one even in force', async () => {
  const id = await aDraft(LITONG_DRAFT_SCHEME);
  const draft = await seen('clerk', id);
  expect(draft.demonstration).toBe(true);
  expect(draft.stages[0]).toMatchObject({
    title: { zh: '查证属实', en: 'lead verified' },
    tiers: [
      { when: { zh: '线索等级1级' }, amount: { zh: '固定奖励¥5,000.00', en: 'a fixed ¥5,000.00' } },
      { when: { zh: '线索等级2级' } },
      { when: { zh: '线索等级3级' } },
    ],
  });
  expect(draft.terms.map(({ zh }) => zh)).toContain('单案奖励上限¥20,000.00');
  await propose(id);
  await activate(id);
  expect(await seen('auditor', id)).toMatchObject({ status: 'ACTIVE', document: { status: 'DRAFT' } });
});

test('a document with mistakes is refused at each place, as the document itself counts', async () => {
  const [stage] = LITONG_DRAFT_SCHEME.stages;
  const broken = {
    ...APPROVED,
    title: '',
    stages: [{ ...stage, bands: [{ id: 'G1', when: { weather: 1 }, amount: { type: 'fixed', fen: -1 } }] }],
    claim: { window: {} },
  };
  const before = (await schemesFor('clerk')).length;
  const refused = await house.as('clerk').call(draftScheme, { body: broken });
  expect([refused.status, refused.error.code]).toEqual([422, 'SCHEME_INVALID']);
  expect(refused.error.fields).toEqual([
    { path: 'title', code: 'REQUIRED' },
    { path: 'stages[0].bands[0].when.weather', code: 'NOT_IN_LIST' },
    { path: 'stages[0].bands[0].amount.fen', code: 'OUT_OF_RANGE' },
    { path: 'claim.window', code: 'REQUIRED' },
  ]);
  const list = await house.as('clerk').call(draftScheme, { body: [] as never });
  expect([list.status, list.error.code]).toEqual([422, 'BAD_REQUEST']);
  expect(await schemesFor('clerk')).toHaveLength(before);
});

test('finance puts into force what it compared with the paper, not what was put forward since', async () => {
  const id = await aDraft();
  expect((await activate(id)).error).toMatchObject({ code: 'CONDITION_NOT_MET' });
  await propose(id);
  const other = await activate(id, '利政发〔2026〕7号');
  expect([other.status, other.error.code]).toEqual([409, 'STALE_VERSION']);
  expect((await seen('auditor', id)).status).toBe('DRAFT');
  const empty = await house
    .as('approver')
    .call(proposeScheme, { params: { schemeId: id }, body: { documentNo: '', document: PAPER } });
  expect(empty.error.fields).toEqual([{ path: 'documentNo', code: 'TOO_SHORT' }]);
});

test('of two measures put into force at the same moment one stays in force', async () => {
  const drafts = [await aDraft(), await aDraft()];
  for (const id of drafts) await propose(id);
  const answers = await Promise.all(drafts.map((id) => activate(id)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const active = (await schemesFor('auditor')).filter(({ status }) => status === 'ACTIVE');
  expect(active).toHaveLength(1);
});

test('two clerks’ drafts at the same moment never share a number', async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => house.as('clerk').call(draftScheme, { body: APPROVED })),
  );
  const made = answers.filter(({ status }) => status === 201).length;
  expect(made).toBeGreaterThan(0);
  for (const { status, error } of answers.filter((answer) => answer.status !== 201))
    expect([status, error.code]).toEqual([409, 'STALE_VERSION']);
  const versions = (await schemesFor('clerk')).map(({ version }) => version);
  expect(new Set(versions).size).toBe(versions.length);
});

test('whose step is next gets mail with a link and no content', async () => {
  const { mails } = await house.as('sysadmin').do(listMails);
  const told = mails.filter(({ template }) => template === 'SCHEME_TURN');
  expect(new Set(told.map(({ toName }) => toName))).toEqual(new Set(['沈审批', '蔡财政']));
  expect(told[0]?.body).toContain('http://localhost:3000/finance/schemes');
  expect(JSON.stringify(told)).not.toContain('奖励办法');
});

test('nobody outside the reward desk, finance and audit reads them, and the auditor changes nothing', async () => {
  expect((await house.as('sysadmin').call(listSchemes)).error.code).toBe('FORBIDDEN');
  expect((await house.as('reviewer').call(listSchemes)).error.code).toBe('FORBIDDEN');
  expect((await house.as('auditor').call(draftScheme, { body: APPROVED })).error.code).toBe('FORBIDDEN');
});

describe('what stands beside the writing of a measure', () => {
  const facts = { lead_grade: 2, triggers: ['LEAD_VERIFIED'] };
  const trial = (document: object, known: object = facts) =>
    house.as('clerk').do(tryScheme, { body: { document: { ...document }, facts: { ...known } } });

  test('an example reckons, names the fact that is missing, and keeps nothing', async () => {
    const before = (await schemesFor('clerk')).length;
    const reckoned = await trial(APPROVED);
    expect(reckoned).toMatchObject({
      problems: [],
      missing: [],
      award: { lowFen: 200_000, highFen: 200_000 },
    });
    expect(reckoned.award?.steps.at(-1)).toEqual({ zh: '应奖励¥2,000.00。', en: 'To award: ¥2,000.00.' });
    expect(await trial(APPROVED, { triggers: ['LEAD_VERIFIED'] })).toMatchObject({
      award: null,
      missing: ['lead_grade'],
    });
    expect((await trial({ ...APPROVED, title: '' }, { triggers: [], penalty_fen: -1 })).problems).toEqual([
      { path: 'title', code: 'REQUIRED' },
      { path: 'facts.penalty_fen', code: 'OUT_OF_RANGE' },
    ]);
    expect(await schemesFor('clerk')).toHaveLength(before);
  });

  test('a gap is shown as it is written, may wait in a draft, and stops the approver', async () => {
    const [first, ...others] = APPROVED.stages;
    const [one, , three] = first!.bands;
    const broken = { ...APPROVED, stages: [{ ...first!, bands: [one!, three!] }, ...others] };
    expect((await trial(broken)).findings).toMatchObject([{ level: 'FAULT', kind: 'GAP' }]);
    const id = await aDraft(broken);
    expect((await seen('approver', id)).findings[0]?.words.zh).toContain('线索等级2级');
    const refused = await house.as('approver').call(proposeScheme, { params: { schemeId: id }, body });
    expect(refused.error).toMatchObject({
      code: 'SCHEME_INVALID',
      fields: [{ path: 'stages[0].bands[0]', code: 'NOT_ENOUGH' }],
    });
  });

  test('its paper is kept as it came, with its digest, and whoever opens it is logged', async () => {
    const id = await aDraft();
    await propose(id);
    const { paper } = await seen('finance', id);
    expect(paper).toMatchObject({ name: PAPER.name, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const opened = await house.as('finance').call(openSchemePaper, { params: { documentId: paper!.id } });
    expect(opened.status).toBe(200);
    expect(await house.rows(`select 1 from audit_entries where act = 'scheme.openDocument'`)).toHaveLength(1);
    const text = { documentNo: 'x1', document: { name: 'x.pdf', content: 'aGVsbG8=' } };
    const refused = await house.as('approver').call(proposeScheme, { params: { schemeId: id }, body: text });
    expect(refused.error.fields).toEqual([{ path: 'document', code: 'BAD_FORMAT' }]);
    const none = { params: { documentId: id } };
    expect((await house.as('finance').call(openSchemePaper, none)).error.code).toBe('NOT_FOUND');
  });

  test('its shape is published to anybody', async () => {
    expect(await house.stranger.do(readSchemeShape)).toMatchObject({ $id: 'reward-scheme/1' });
  });
});
