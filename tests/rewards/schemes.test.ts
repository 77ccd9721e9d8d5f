import { afterAll, beforeAll, expect, test } from 'vitest';
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

const inForce = () => house.rows<{ id: string }>(`select id from reward_schemes where status = 'ACTIVE'`);

test('a measure comes into force by two people of two offices, on a document, and the old one retires', async () => {
  const id = await draft();
  await schemes().propose(await caller('approver'), id, '利政发〔2026〕8号');
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
  await expect(schemes().propose(await caller('approver'), id, 'again')).rejects.toMatchObject({
    code: 'ILLEGAL_TRANSITION',
  });
});

test('a lead received before keeps the measure of its day', async () => {
  const [before] = await inForce();
  await house.resident.report();
  const id = await draft();
  house.clock.set(new Date(house.clock.now().getTime() + 60_000));
  await schemes().propose(await caller('approver'), id, '利政发〔2026〕9号');
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
  await expect(schemes().propose(await caller('approver'), id, '  ')).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('each step belongs to its role alone', async () => {
  const id = await draft();
  await expect(schemes().draft(await caller('sysadmin'), LITONG_DRAFT_SCHEME)).rejects.toMatchObject({
    code: 'NOT_YOUR_STEP',
  });
  await expect(schemes().propose(await caller('finance'), id, 'x')).rejects.toMatchObject({
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
