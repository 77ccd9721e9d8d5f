import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw, readLead } from '../../../server/contract/leads.ts';
import { endUnseal, listUnseals, openIdentity, readUnseal } from '../../../server/contract/unseals.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';
import { SECRET, unsealsOf } from './unseal-requests.ts';

type Unseals = ReturnType<typeof unsealsOf>;
const MINUTE = 60_000;
let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
let aLead: Unseals['aLead'];
let request: Unseals['request'];
let asked: Unseals['asked'];
let answer: Unseals['answer'];
let open: Unseals['open'];
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
  ({ aLead, request, asked, answer, open } = unsealsOf(office, walk));
});
afterAll(() => office.close());

const acts = (leadId: string) => walk.acts(leadId, '%.open', 'unseal.%');
const later = (minutes: number) =>
  office.clock.set(new Date(office.clock.now().getTime() + minutes * MINUTE));

test('the police ask for a name, the custodian opens it, and it is theirs for an hour', async () => {
  const { leadId, reference } = await aLead();
  const unseal = await asked('police1', reference);
  expect((await open('police1', unseal)).error.code).toBe('ILLEGAL_TRANSITION');

  const waiting = await office.as('custodian').do(listUnseals);
  expect(waiting.unseals[0]).toMatchObject({
    reference,
    kind: 'identity',
    status: 'ASKED',
    purpose: '立案需要核对举报人王小明明',
    askedFrom: 'POLICE',
    askedByName: '马一',
    mayAnswer: true,
    mayOpen: false,
  });
  expect((await answer('custodian', unseal)).status).toBe(200);
  expect((await answer('custodian', unseal)).error.code).toBe('ILLEGAL_TRANSITION');

  const shown = await open('police1', unseal);
  expect(shown.body).toMatchObject({
    kind: 'identity',
    person: { name: '王小明明', phone: '13900000001' },
    raw: null,
  });
  expect(Date.parse(shown.body.endsAt) - office.clock.now().getTime()).toBe(60 * MINUTE);
  later(59);
  expect((await open('police1', unseal)).status).toBe(200);
  expect(await acts(leadId)).toEqual(['unseal.request', 'unseal.approve', 'unseal.open', 'unseal.open']);

  later(1);
  expect((await open('police1', unseal)).error.code).toBe('TOO_LATE');
  const [kept] = await office.rows<{ sealed_key: Buffer | null }>(
    'select sealed_key, held_key from unseals where id = $1',
    [unseal.params.unsealId],
  );
  expect(kept?.sealed_key).not.toBeNull();
  expect(await office.office.unseals.expire()).toBe(1);
  expect(await office.office.unseals.expire()).toBe(0);
  expect(
    await office.rows('select sealed_key, held_key, status from unseals where id = $1', [
      unseal.params.unsealId,
    ]),
  ).toEqual([{ sealed_key: null, held_key: null, status: 'ENDED' }]);
  expect((await acts(leadId)).at(-1)).toBe('unseal.expire');
  // Not even who writes to the database begins it anew.
  const anew = `update unseals set status = 'ASKED' where id = $1`;
  await expect(office.rows(anew, [unseal.params.unsealId])).rejects.toThrow();
  expect((await open('police1', unseal)).error.code).toBe('TOO_LATE');
});

test('the words as written are intake’s to open, to those who verify and to the coordinator', async () => {
  const { reference } = await aLead();
  for (const name of ['coordinator', 'reform1', 'market1', 'police2'] as const) {
    const unseal = await asked(name, reference, 'raw', { reason: 'CLARIFY_FACTS' });
    expect((await answer('custodian', unseal)).error.code).toBe('NOT_FOUND');
    expect((await answer('supervisor', unseal)).status).toBe(200);
    expect((await open(name, unseal)).body).toMatchObject({ raw: { narrative: SECRET }, person: null });
    for (const other of ['police1', 'intake', 'auditor'] as const)
      expect((await open(other, unseal)).status, other).toBeGreaterThanOrEqual(400);
  }
});

test('who may ask for what is the matrix’s to say', async () => {
  const { reference } = await aLead();
  for (const name of ['coordinator', 'reform1', 'market1'] as const)
    expect((await request(name, reference, 'identity')).error.code, name).toBe('NOT_YOUR_STEP');
  for (const name of ['intake', 'custodian', 'township', 'clerk', 'maker', 'secadmin'] as const)
    expect((await request(name, reference, 'raw')).error.code, name).toBe('FORBIDDEN');
  const sample = await asked('auditor', reference, 'identity', { reason: 'AUDIT_SAMPLE' });
  expect((await answer('custodian', sample)).status).toBe(200);
  expect((await open('auditor', sample)).body.person?.name).toBe('王小明明');
  const wrong = await request('police1', reference, 'raw', { reason: 'AUDIT_SAMPLE' });
  expect(wrong.error.fields).toEqual([{ path: 'reason', code: 'NOT_ALLOWED' }]);
});

test('a request says which lead, and why in words', async () => {
  const { reference } = await aLead();
  for (const [over, path] of [
    [{ purpose: '  ' }, 'purpose'],
    [{ purpose: 'x' }, 'purpose'],
    [{ reason: 'CURIOSITY' }, 'reason'],
    [{ kind: 'payment' }, 'kind'],
    [{ reference: '????' }, 'reference'],
  ] as const) {
    const refused = await request('police1', reference, 'identity', over);
    expect(refused.status, path).toBe(422);
    expect(refused.error.fields?.[0]?.path).toBe(path);
  }
  expect((await request('police1', '0000-0000')).error.code).toBe('NOT_FOUND');
  // However it is typed, it is the same lead; and one request at a time is enough.
  await asked('police1', ` ${reference.toLowerCase().replace('-', ' ')} `);
  expect((await request('police1', reference)).error.fields).toEqual([{ path: 'kind', code: 'NOT_ALLOWED' }]);
});

test('a refusal says why, to whoever asked; a request can be taken back', async () => {
  const { leadId, reference } = await aLead();
  const unseal = await asked('police1', reference);
  expect((await answer('custodian', unseal, false, ' ')).error.fields).toEqual([
    { path: 'answer', code: 'REQUIRED' },
  ]);
  expect((await answer('custodian', unseal, false, '可先通过系统留言联系举报人')).status).toBe(200);
  expect(await office.as('police1').do(readUnseal, unseal)).toMatchObject({
    status: 'REFUSED',
    answer: '可先通过系统留言联系举报人',
    decidedByName: '管身份',
  });
  expect((await open('police1', unseal)).error.code).toBe('ILLEGAL_TRANSITION');

  const second = await asked('police1', reference);
  const end = (name: Name) => office.as(name).call(endUnseal, { ...second, body: {} });
  expect((await end('police2')).error.code).toBe('NOT_FOUND');
  expect((await end('police1')).status).toBe(200);
  expect((await answer('custodian', second)).error.code).toBe('ILLEGAL_TRANSITION');

  const third = await asked('police1', reference);
  await answer('custodian', third);
  await office.as('police1').do(endUnseal, { ...third, body: {} });
  expect((await open('police1', third)).error.code).toBe('TOO_LATE');
  expect(await acts(leadId)).toEqual([
    'unseal.request',
    'unseal.refuse',
    'unseal.request',
    'unseal.withdraw',
    'unseal.request',
    'unseal.approve',
    'unseal.close',
  ]);
});

test('the auditor hears of every request and answer, in a mail that tells nothing', async () => {
  await office.rows(`delete from mails`);
  const { reference } = await aLead();
  const unseal = await asked('police1', reference);
  await answer('custodian', unseal);
  const mails = await office.rows<{ staff_id: string; template: string; link: string }>(
    `select staff_id, template, link from mails where template like 'UNSEAL%'`,
  );
  const of = (name: Name) => mails.filter((mail) => mail.staff_id === office.idOf(name));
  expect(of('auditor').map(({ template }) => template)).toContain('UNSEAL_ALERT');
  expect(of('custodian').map(({ template }) => template)).toEqual(['UNSEAL_TURN']);
  expect(of('police1').map(({ template }) => template)).toEqual(['UNSEAL_ANSWERED']);
  expect(JSON.stringify(mails)).not.toContain(reference);
});

test('purposes lie sealed; the log has their code and their sheet', async () => {
  const { leadId, reference } = await aLead();
  await asked('police1', reference);
  const tables = await office.rows<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  for (const { name } of tables) {
    const hits = await office.rows(`select 1 from "${name}" as t where t::text like '%核对举报人%' limit 1`);
    expect(hits, name).toEqual([]);
  }
  const [entry] = await office.rows<{ facts: Record<string, string> }>(
    `select facts from audit_entries where act = 'unseal.request' and subject_id = $1`,
    [leadId],
  );
  expect(entry?.facts).toMatchObject({ drawer: 'identity', reason: 'CASE_NEED' });
  const sheets = await office.rows('select 1 from documents where id = $1', [entry?.facts['purposeId']]);
  expect(sheets).toHaveLength(1);
});

test('the custodian opens a name with a purpose, and sees nothing of the lead', async () => {
  const { leadId, reference } = await aLead();
  const body = { reference, reason: 'CONTACT_REPORTER', purpose: '约定领奖时间' } as const;
  const shown = await office.as('custodian').do(openIdentity, { body });
  expect(shown.person).toEqual({ name: '王小明明', phone: '13900000001' });
  expect(await acts(leadId)).toEqual(['identity.open']);
  const blank = await office.as('custodian').call(openIdentity, { body: { ...body, purpose: '' } });
  expect(blank.error.fields).toEqual([{ path: 'purpose', code: 'TOO_SHORT' }]);
  for (const name of ['auditor', 'intake', 'police1', 'secadmin'] as const)
    expect((await office.as(name).call(openIdentity, { body })).error.code, name).toBe('FORBIDDEN');
  const { reference: unnamed } = await walk.report();
  const nobody = await office.as('custodian').do(openIdentity, { body: { ...body, reference: unnamed } });
  expect(nobody.person).toBeNull();
  expect((await office.as('custodian').call(readLead, { params: { leadId } })).error.code).toBe('FORBIDDEN');
});

test('intake reads a report as its daily work until it has decided; afterwards with a purpose', async () => {
  const { leadId } = await aLead();
  const params = { leadId };
  expect((await walk.see('intake', leadId)).raw?.narrative).toBe(SECRET);
  await walk.accept(leadId);
  expect(await walk.see('intake', leadId)).toMatchObject({ raw: null, rawHeld: true });
  const body = { reason: 'REPORTER_ASKS', purpose: '举报人来电询问' } as const;
  expect((await office.as('intake').do(openRaw, { params, body })).narrative).toBe(SECRET);
  const log = await office.rows<{ reason: string; sheet: string | null }>(
    `select facts->>'reason' as reason, facts->>'purposeId' as sheet from audit_entries
      where act = 'raw.open' and subject_id = $1 order by id`,
    [leadId],
  );
  expect(log.map(({ reason }) => reason)).toEqual(['FIRST_READING', 'REPORTER_ASKS']);
  expect(log[1]?.sheet).toMatch(/^[0-9a-f-]{36}$/);
  expect((await office.as('intake').call(openRaw, { params, body: { ...body, purpose: '' } })).status).toBe(
    422,
  );
  expect((await office.as('police1').call(openRaw, { params, body })).error.code).toBe('FORBIDDEN');
});
