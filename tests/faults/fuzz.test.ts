import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../server/contract/endpoint.ts';
import * as contract from '../../server/contract/index.ts';
import { readLead } from '../../server/contract/leads.ts';
import { submitReport } from '../../server/contract/report.ts';
import { walkOf } from '../api/verification/walk.ts';
import { aCandidate, aFund, bringTo } from '../support/award-desk.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import type { Name } from '../support/people.ts';
import type { Known } from './fuzz/from-schema.ts';
import { type Request, requestsTo } from './fuzz/requests.ts';
import { anEar, cookiesOf, demandHealth, sendFuzz } from './fuzz/sender.ts';
import { PATIENCE, SEED, howMany, note } from './long-form.ts';

const ENDPOINTS: Endpoint[] = Object.values(contract)
  .flatMap((room) => Object.values(room) as unknown[])
  .filter((each): each is Endpoint => typeof each === 'object' && each !== null && 'url' in each);
const STREET = ENDPOINTS.filter(({ allow }) => allow === 'ANYBODY');
const STAFF = ENDPOINTS.filter(({ allow }) => allow !== 'ANYBODY');

const READER = 'intake2' satisfies Name;
const ear = anEar();
const heard = new Map<string, number>();
let office: TestOffice;
let known: Known;
beforeAll(async () => {
  office = await anOffice({ logger: ear.options as never });
  known = await aPeopledOffice();
});
afterAll(async () => {
  // Chance leaves jobs and books as it likes; what counts here is that nothing broke.
  await office.close();
});

/** Leads, awards and people in several states, and what their ids and codes are: chance alone never finds one. */
async function aPeopledOffice(): Promise<Known> {
  const walk = walkOf(office);
  const file = { name: '合同.txt', type: 'text/plain', content: Buffer.from('一份合同') };
  const codes = [(await office.resident.report({}, [file])).receiptCode];
  const accepted = await walk.report();
  await walk.accept(accepted.leadId);
  const assigned = await walk.report();
  await walk.accept(assigned.leadId);
  await walk.assign(assigned.leadId, ['CIVIL_AFFAIRS']);
  await aFund(office, 100_000_000);
  const fresh = await aCandidate(office);
  const notified = await aCandidate(office);
  await bringTo(office, notified, 'NOTIFIED');
  codes.push(accepted.receiptCode, assigned.receiptCode, fresh.receiptCode, notified.receiptCode);

  const byName: Record<string, readonly unknown[]> = {
    receiptCode: codes,
    version: [1, 2, 3],
    townshipCode: ['640302100', 'UNKNOWN'],
    sector: ['INVESTMENT_CONSULTING'],
    // Of what must be ticked, chosen once or be there already, chance alone hits so little that no report came through.
    uploads: [[]],
    avoid: [[]],
    truthful: [true],
    privacyRead: [true],
    urgentSituations: [['NONE']],
    promotionWays: [[]],
    rewardReference: [fresh.reference, notified.reference],
  };
  const tables = await office.rows<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`,
  );
  const ids: string[] = [];
  // Whom an administrator sends away opens nothing, and rightly: chance is not told of the one who reads at the end.
  const reader = office.idOf(READER);
  for (const { name } of tables) {
    const rows = await office.rows<{ id: string }>(`select id from ${name} where id <> '${reader}' limit 5`);
    const found = rows.map(({ id }) => id);
    ids.push(...found);
    // A field of the contract is called after the table: leadId, staffId, evidenceId …
    const field = `${name.replace(/s$/, '').replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase())}Id`;
    if (found.length) byName[field] = found;
  }
  return { ids, byName };
}

type Case = { request: Request; name: Name | null };

/** So many requests to one endpoint, each by somebody whom it is open to, or by nobody. */
async function fuzz(endpoint: Endpoint, runs: number): Promise<void> {
  const cookies = cookiesOf(office);
  // Who declares a tie or goes opens a lead no more, and rightly: the one who reads at the end keeps out of it.
  const people = cookies.of(endpoint).filter((name) => name !== READER);
  const cases: fc.Arbitrary<Case> = fc.record({
    request: requestsTo(endpoint, known),
    name: people.length ? fc.constantFrom(...people) : fc.constant(null),
  });
  const property = fc.asyncProperty(cases, async ({ request, name }) => {
    const cookie = name ? await cookies.get(name) : '';
    const { status, code } = await sendFuzz(office, endpoint, request, cookie, ear.said);
    if (name && cookie && code === 'NOT_SIGNED_IN') cookies.forget(name);
    heard.set(code ?? `${status}`, (heard.get(code ?? `${status}`) ?? 0) + 1);
  });
  await fc.assert(property, { seed: SEED, numRuns: runs, endOnFailure: true, verbose: 1 });
  await demandHealth(office);
}

describe('a request that chance has made', { timeout: PATIENCE }, () => {
  const street = howMany(60, 3_000);
  const staff = howMany(10, 400);
  // A report is the longest form of all: of so many a few come through, and their readers must be able to open them.
  const reports = howMany(300, 6_000);

  it.each(STREET.map((each) => [`${each.method} ${each.url}`, each] as const))(
    'from the street is answered, and never with a failure: %s',
    async (_name, endpoint) => fuzz(endpoint, endpoint.url === submitReport.url ? reports : street),
  );

  it.each(STAFF.map((each) => [`${each.method} ${each.url}`, each] as const))(
    'by staff is answered, and never with a failure: %s',
    async (_name, endpoint) => fuzz(endpoint, staff),
  );

  it('left nothing behind that its readers cannot open', async () => {
    const leads = await office.rows<{ id: string }>('select id from leads');
    expect(leads.length).toBeGreaterThan(5);
    // Chance may have signed the reader in a moment ago, and a one-time code works once.
    office.clock.set(new Date(office.clock.now().getTime() + 31_000));
    for (const { id: leadId } of leads) {
      const { status } = await office.as(READER).call(readLead, { params: { leadId } });
      expect([leadId, status], ear.said()).toEqual([leadId, 200]);
    }
  });

  it('reached the rules behind the schemas, and did not only knock', () => {
    const requests = [...heard.values()].reduce((sum, times) => sum + times, 0);
    const found = `no failure, no hang; ${[...heard].map(([code, times]) => `${code} ${times}`).join(', ')}`;
    note({
      what: 'fuzzing',
      count: `${requests} requests to ${ENDPOINTS.length} endpoints`,
      seed: SEED,
      found,
    });
    console.log(`fuzzing: seed ${SEED}: ${found}`);
    for (const code of ['200', '201', 'BAD_REQUEST', 'RECEIPT_UNKNOWN', 'NOT_FOUND'])
      expect(heard.get(code), code).toBeGreaterThan(0);
  });
});
