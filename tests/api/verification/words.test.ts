import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptLead, assignLead, sendOfficeMessage } from '../../../server/contract/lead-acts.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { RELEASED, aFinding, walkOf } from './walk.ts';

const SECRET = '我是这家公司的会计，姓欧阳，每周六都在场。';
const OWN = 'ABC公司 承诺年化20%。\n我是那里的会计。';
let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

/** How often this person opened that of the lead, as the audit log has it. */
const openings = async (name: Name, act: string, leadId: string) => {
  const [row] = await office.rows<{ n: number }>(
    `select count(*)::int as n from audit_entries where staff_id = $1 and act = $2 and subject_id = $3`,
    [office.idOf(name), act, leadId],
  );
  return row?.n;
};

test('the reporter’s own words reach nobody but intake; the team reads what intake released', async () => {
  const { leadId } = await walk.report({ narrative: SECRET });
  const before = await walk.see('police1', leadId);
  expect(before.brief).toMatchObject({ targetName: '某某投资咨询有限公司', narrative: null });
  expect(before.raw).toBeNull();
  expect(before.messages).toBeNull();
  expect((await walk.see('intake', leadId)).raw?.narrative).toBe(SECRET);

  await walk.accept(leadId);
  await walk.assign(leadId);
  for (const name of ['police1', 'market1', 'coordinator', 'head'] as const) {
    const seen = await office.as(name).call(readLead, { params: { leadId } });
    expect(seen.body.brief?.narrative, name).toBe(RELEASED);
    expect(seen.raw.toString('utf8'), name).not.toContain('欧阳');
  }
});

test('each opening of the report is on the log before it is shown, and of the brief a person’s first', async () => {
  const { leadId } = await walk.report();
  await walk.see('intake', leadId);
  await walk.see('intake', leadId);
  expect(await openings('intake', 'raw.open', leadId)).toBe(2);
  expect(await openings('intake', 'brief.open', leadId)).toBe(1);
  await walk.see('police1', leadId);
  expect(await openings('police1', 'brief.open', leadId)).toBe(1);
  expect(await openings('police1', 'raw.open', leadId)).toBe(0);
  expect((await office.as('township').call(readLead, { params: { leadId } })).error.code).toBe('NOT_FOUND');
  expect(await openings('township', 'brief.open', leadId)).toBe(0);
});

test('intake and the coordinator talk with the reporter; the police hold no key to that', async () => {
  const { leadId, receiptCode } = await walk.report();
  const send = (name: Name) =>
    office.as(name).call(sendOfficeMessage, { params: { leadId }, body: { text: '请问推介会在几楼举行？' } });
  expect((await send('intake')).status).toBe(201);
  expect((await send('police1')).error.code).toBe('FORBIDDEN');
  const seen = await walk.see('coordinator', leadId);
  expect(seen.messages).toMatchObject([{ from: 'OFFICE', text: '请问推介会在几楼举行？' }]);
  expect(seen.mayMessage).toBe(true);
  expect((await office.resident.status(receiptCode)).messages).toHaveLength(1);
});

test('whoever lacks a key cannot release words that they cannot seal', async () => {
  const { leadId } = await walk.report();
  const missing = await office
    .as('intake')
    .call(acceptLead, { params: { leadId }, body: { version: 1 } as never });
  expect(missing.error).toMatchObject({
    code: 'BAD_REQUEST',
    fields: [{ path: 'briefNarrative', code: 'REQUIRED' }],
  });
});

test('the reporter’s own words are not released as the account, however they are spaced', async () => {
  const { leadId } = await walk.report({ narrative: OWN, urgentSituations: ['MOVING_ASSETS'] });
  const release = (briefNarrative: string) =>
    office.as('intake').call(acceptLead, { params: { leadId }, body: { version: 1, briefNarrative } });
  const urgent = (briefNarrative: string) => {
    const body = { version: 1, assistUnits: [], policeNotified: true, briefNarrative };
    return office.as('intake').call(assignLead, { params: { leadId }, body });
  };
  for (const copy of [OWN, ' ＡＢＣ公司承诺年化２０％。\n\n我是那里的会计。 ']) {
    for (const refused of [await release(copy), await urgent(copy)]) {
      expect(refused.error, copy).toMatchObject({
        code: 'CONDITION_NOT_MET',
        fields: [{ path: 'briefNarrative', code: 'MUST_DIFFER' }],
      });
    }
  }
  expect((await walk.see('police1', leadId)).brief?.narrative).toBeNull();
  expect((await walk.see('intake', leadId)).status).toBe('SUBMITTED');
  expect((await release(RELEASED)).status).toBe(200);
});

test('no row of the database holds a word that anybody wrote', async () => {
  const { leadId } = await walk.toVerifying({ narrative: SECRET });
  await walk.find('POLICE', leadId, aFinding({ summary: '经查账户已转移一百万。' }));
  await office
    .as('intake')
    .do(sendOfficeMessage, { params: { leadId }, body: { text: '请补充合同的照片。' } });
  const tables = await office.rows<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  for (const word of ['欧阳', '账户已转移', '合同的照片', RELEASED, '某某投资咨询']) {
    for (const { name } of tables) {
      const hits = await office.rows(`select 1 from "${name}" as t where t::text like $1 limit 1`, [
        `%${word}%`,
      ]);
      expect(hits, `${name} says ${word}`).toEqual([]);
    }
  }
});
