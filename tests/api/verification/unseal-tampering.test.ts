import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { walkOf } from './walk.ts';
import { unsealsOf } from './unseal-requests.ts';

type Unseals = ReturnType<typeof unsealsOf>;

let office: TestOffice;
let aLead: Unseals['aLead'];
let asked: Unseals['asked'];
let answer: Unseals['answer'];
let open: Unseals['open'];
beforeAll(async () => {
  office = await anOffice();
  ({ aLead, asked, answer, open } = unsealsOf(office, walkOf(office)));
});
afterAll(() => office.close());

const row = async ({ params }: { params: { unsealId: string } }) =>
  (await office.rows('select sealed_key from unseals where id = $1', [params.unsealId]))[0];

test('what was sealed to one person opens for no other, wherever the row is moved', async () => {
  const { reference } = await aLead();
  const mine = await asked('police1', reference, 'raw');
  await answer('intake', mine);
  await office.rows(`update unseals set asked_by = $2 where id = $1`, [
    mine.params.unsealId,
    office.idOf('police2'),
  ]);
  const stolen = await open('police2', mine);
  expect(stolen.error.code).toBe('SEAL_BROKEN');
});

test('nothing is sealed to a key that the server has not vouched for', async () => {
  const { reference } = await aLead();
  const unseal = await asked('market2', reference, 'raw');
  const id = office.idOf('market2');
  const [before] = await office.rows<{ key: Buffer }>('select public_key as key from staff where id = $1', [
    id,
  ]);
  await office.rows('update staff set public_key = $2 where id = $1', [id, Buffer.alloc(32, 9)]);
  expect((await answer('intake', unseal)).error.code).toBe('SEAL_BROKEN');
  await office.rows('update staff set public_key = $2 where id = $1', [id, before?.key]);
  expect((await answer('intake', unseal)).status).toBe(200);
});

test('a request that somebody wrote into the database is approved by nobody, and the log says so', async () => {
  const { leadId, reference } = await aLead();
  const other = await aLead();
  const drawerOf = (kind: string, lead = leadId) =>
    `(select id from compartments where lead_id = '${lead}' and kind = '${kind}')`;
  for (const [change, keeper] of [
    [`asked_by = '${office.idOf('police2')}'`, 'supervisor'],
    [`asked_by = '${office.idOf('secadmin')}'`, 'supervisor'],
    [`kind = 'identity', compartment_id = ${drawerOf('identity')}`, 'custodian'],
    [`reason = 'CASE_NEED'`, 'supervisor'],
    [`lead_id = '${other.leadId}', compartment_id = ${drawerOf('raw', other.leadId)}`, 'supervisor'],
  ] as const) {
    const unseal = await asked('police1', reference, 'raw', { reason: 'CLARIFY_FACTS' });
    await office.rows(`update unseals set ${change} where id = $1`, [unseal.params.unsealId]);
    const refused = await answer(keeper, unseal);
    expect([change, refused.status >= 400, await row(unseal)]).toEqual([change, true, { sealed_key: null }]);
    await office.rows('delete from unseals where id = $1', [unseal.params.unsealId]);
  }
  const first = await asked('police1', reference, 'raw', { reason: 'CLARIFY_FACTS' });
  const made = await office.rows<{ id: string }>(
    `insert into unseals (id, lead_id, compartment_id, kind, status, reason, purpose_id, asked_by, asked_from, asked_at)
     select gen_random_uuid(), lead_id, compartment_id, kind, status, reason, purpose_id, asked_by, asked_from, asked_at
     from unseals where id = $1 returning id`,
    [first.params.unsealId],
  );
  const twin = { params: { unsealId: made[0]!.id } };
  expect((await answer('supervisor', twin)).error.code).toBe('SEAL_BROKEN');
  expect((await answer('supervisor', first)).status).toBe(200);
  const noted = await office.rows<{ facts: object }>(
    `select facts from audit_entries where act = 'seal.broken' and subject_id = $1 order by id`,
    [leadId],
  );
  expect(noted.at(-1)?.facts).toEqual({ unsealId: twin.params.unsealId });
});
