import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptLead, assignLead } from '../../../server/contract/lead-acts.ts';
import { listLeads, readLead } from '../../../server/contract/leads.ts';
import { exampleReport } from '../../../server/contract/report.ts';
import { aReport } from '../../support/resident.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { RELEASED, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

/** The desks that hold a key to any drawer of the lead, as the rows say it. */
async function keyholders(leadId: string): Promise<string[]> {
  const rows = await office.rows<{ code: string }>(
    `select distinct d.code from grants g join compartments c on c.id = g.compartment_id
       join desks d on d.id = g.desk_id where c.lead_id = $1 order by 1`,
    [leadId],
  );
  return rows.map(({ code }) => code);
}
const SCHOOL = { sector: 'SCHOOL_FUNDRAISING' } as const;

test('a township that the reporter names gets no key, not even by an officer’s choice', async () => {
  const { leadId } = await walk.report({ avoid: ['T640302100'] });
  expect((await walk.see('intake', leadId)).avoid).toEqual(['T640302100']);
  await walk.accept(leadId);
  const version = await walk.version(leadId);
  const chosen = await office.as('coordinator').call(assignLead, {
    params: { leadId },
    body: { version, assistUnits: ['T640302100', 'CIVIL_AFFAIRS'] },
  });
  expect(chosen.error).toMatchObject({
    code: 'BAD_REQUEST',
    fields: [{ path: 'assistUnits.0', code: 'NOT_ALLOWED' }],
  });
  await walk.assign(leadId, ['CIVIL_AFFAIRS']);
  const holders = await keyholders(leadId);
  expect(holders).toContain('REGULATOR:CIVIL_AFFAIRS');
  expect(holders).not.toContain('TOWNSHIP:640302100');
  expect((await office.as('township').call(readLead, { params: { leadId } })).error.code).toBe('NOT_FOUND');
});

test('routing leaves a named regulator out', async () => {
  const plain = await walk.report(SCHOOL);
  const routed = (await walk.see('coordinator', plain.leadId)).routing.assistUnits;
  expect(routed.length).toBeGreaterThan(0);
  const { leadId } = await walk.report({ ...SCHOOL, avoid: [routed[0]!] });
  expect((await walk.see('coordinator', leadId)).routing.assistUnits).toEqual(routed.slice(1));
});

test('with one of the three named, the others don’t see it either, and it can only be referred', async () => {
  const { leadId } = await walk.report({ avoid: ['POLICE'] });
  const params = { leadId };
  expect(await keyholders(leadId)).toEqual(['IDENTITY', 'INTAKE', 'LEAD_AGENCY']);
  for (const name of ['police1', 'market1'] as const) {
    expect((await office.as(name).call(readLead, { params })).error.code, name).toBe('NOT_FOUND');
    const { rows } = await office.as(name).do(listLeads, { query: { tray: 'ALL' } });
    expect(rows.map(({ id }) => id)).not.toContain(leadId);
  }
  for (const name of ['intake', 'coordinator'] as const)
    expect((await walk.see(name, leadId)).avoid, name).toEqual(['POLICE']);
  expect((await walk.see('intake', leadId)).may).not.toContain('accept');
  const accept = await office
    .as('intake')
    .call(acceptLead, { params, body: { version: 1, briefNarrative: RELEASED } });
  expect(accept.error.code).toBe('REFERRAL_NEEDED');
  const organ = { verb: 'referOut', referredTo: '吴忠市发展和改革委员会' };
  expect((await walk.step('intake', leadId, { ...organ, propose: true })).status).toBe(200);
  expect((await walk.step('supervisor', leadId, organ)).status).toBe(200);
  expect((await walk.see('intake', leadId)).status).toBe('REFERRED_OUT');
});

test('an accepted lead of that kind is not assigned, urgent or not', async () => {
  const { leadId } = await walk.report({ avoid: ['MARKET_REG'], urgentSituations: ['RUNNING_AWAY'] });
  const order = { assistUnits: [], policeNotified: true, briefNarrative: RELEASED };
  const urgent = await office
    .as('intake')
    .call(assignLead, { params: { leadId }, body: { version: 1, ...order } });
  expect(urgent.error.code).toBe('REFERRAL_NEEDED');
  // As if from before the rule, and before there were trays.
  await office.rows(`update leads set status = 'ACCEPTED', trays = null where id = $1`, [leadId]);
  expect(await office.office.leadPlaces.fill()).toBe(1);
  expect(await office.office.leadPlaces.fill()).toBe(0);
  const assigned = await office
    .as('coordinator')
    .call(assignLead, { params: { leadId }, body: { version: 1, assistUnits: [] } });
  expect(assigned.error.code).toBe('REFERRAL_NEEDED');
});

test('with the lead agency named, nobody but intake sees it', async () => {
  const { leadId } = await walk.report({ avoid: ['LEAD_AGENCY'] });
  expect(await keyholders(leadId)).toEqual(['IDENTITY', 'INTAKE']);
  for (const name of ['coordinator', 'head', 'reform1', 'archivist'] as const)
    expect((await office.as(name).call(readLead, { params: { leadId } })).error.code, name).toBe('NOT_FOUND');
});

test.each([
  [['NOWHERE'], [{ path: 'avoid.0', code: 'NOT_IN_LIST' }]],
  [['POLICE', 'POLICE'], [{ path: 'avoid', code: 'MUST_DIFFER' }]],
])('units are named from the district’s list, each once: %j', async (avoid, fields) => {
  const refused = await office.resident.send(aReport({ ...(exampleReport as object), avoid }));
  expect(refused.error).toMatchObject({ code: 'BAD_REQUEST', fields });
});
