import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLead } from '../../../server/contract/leads.ts';
import { holdLead, liftHold } from '../../../server/contract/retention.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Archived, archiveOf } from './archive.ts';

const NOBODYS = '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1';

let office: TestOffice;
let archive: ReturnType<typeof archiveOf>;
let lead: Archived;
beforeAll(async () => {
  office = await anOffice();
  archive = archiveOf(office);
  lead = await archive.report();
});
afterAll(() => office.close());

const see = async (name: 'head' | 'police1' | 'coordinator') =>
  (await office.as(name).do(readLead, { params: { leadId: lead.leadId } })).retention;
const lift = (name: 'head' | 'police1' | 'police2', holdId: string) =>
  office.as(name).call(liftHold, { params: { leadId: lead.leadId, holdId } });

it('the police hold a lead without a date, and everybody who reads it sees so', async () => {
  const { id } = await archive.hold('police1', lead);
  expect((await see('coordinator')).holds).toEqual([
    expect.objectContaining({ id, reason: 'LITIGATION', until: null, setByName: '马一', mayLift: false }),
  ]);
  const [entry] = await office.rows(
    `select facts from audit_entries where act = 'retention.hold' and subject_id = $1`,
    [lead.leadId],
  );
  expect(entry).toEqual({ facts: { holdId: id, reason: 'LITIGATION', until: null } });
});

it('somebody else lifts it, once; who set it does not', async () => {
  const [hold] = (await see('head')).holds;
  expect(hold?.mayLift).toBe(true);
  expect((await see('police1')).holds[0]?.mayLift).toBe(false);
  expect((await lift('police1', hold!.id)).error.code).toBe('SECOND_PERSON_NEEDED');
  expect((await lift('police2', hold!.id)).status).toBe(200);
  expect((await see('head')).holds).toEqual([]);
  expect((await lift('head', hold!.id)).error.code).toBe('ILLEGAL_TRANSITION');
  const lifted = await office.rows(
    `select 1 from audit_entries where act = 'retention.lift' and subject_id = $1`,
    [lead.leadId],
  );
  expect(lifted).toHaveLength(1);
});

it('one with a date ends by itself', async () => {
  const until = new Date(office.clock.now().getTime() + 3_600_000).toISOString();
  await archive.hold('head', lead, until);
  expect((await see('police1')).holds).toMatchObject([{ until }]);
  archive.wait(1);
  expect((await see('police1')).holds).toEqual([]);
});

it('a hold that cannot be is refused at its field', async () => {
  const hold = (body: object, leadId = lead.leadId) =>
    office.as('head').call(holdLead, { params: { leadId }, body: body as never });
  const past = new Date(office.clock.now().getTime() - 1).toISOString();
  expect((await hold({ reason: 'LITIGATION', until: past })).error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'until', code: 'OUT_OF_RANGE' }],
  });
  expect((await hold({ reason: 'LITIGATION', until: '2050-01-01T00:00:00Z' })).error.code).toBe(
    'CONDITION_NOT_MET',
  );
  expect((await hold({ reason: 'LITIGATION', until: 'soon' })).error.fields).toEqual([
    { path: 'until', code: 'BAD_FORMAT' },
  ]);
  expect((await hold({ reason: 'BECAUSE' })).error.fields).toEqual([{ path: 'reason', code: 'NOT_IN_LIST' }]);
  expect((await hold({})).error.fields).toEqual([{ path: 'reason', code: 'REQUIRED' }]);
  expect((await hold({ reason: 'LITIGATION' }, NOBODYS)).status).toBe(404);
  expect((await lift('head', NOBODYS)).status).toBe(404);
  expect((await see('head')).holds).toEqual([]);
});

it('the database itself lifts no hold for the one who set it', async () => {
  const { id } = await archive.hold('head', lead);
  const lifting = office.rows('update legal_holds set lifted_by = set_by, lifted_at = now() where id = $1', [
    id,
  ]);
  await expect(lifting).rejects.toThrow('legal_holds_lifted_by_another');
});
