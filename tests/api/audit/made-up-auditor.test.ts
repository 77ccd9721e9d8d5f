import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import * as contract from '../../../server/contract/index.ts';
import { admitMember, listDesks } from '../../../server/contract/sessions.ts';
import { DESK_KINDS } from '../../../server/domain/compartments.ts';
import { maySitAt, unitOfDesk } from '../../../server/domain/desk-seats.ts';
import type { Role } from '../../../server/domain/roles.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { puppetsOf } from '../../support/puppet.ts';

/** Whatever can be looked at where lists ask for no key of a lead: the log, the books, the custodians' requests. */
const LOOKS = Object.values(contract)
  .flatMap((room) => Object.values(room) as unknown[])
  .filter(
    (each): each is Endpoint => typeof each === 'object' && each !== null && 'url' in each && 'allow' in each,
  )
  .filter(({ method, url }) => method === 'GET' && /^\/api\/(finance|vault|audit)\/[^:]*$/.test(url));
const ROLES = [
  ...new Set(LOOKS.flatMap(({ allow }) => (Array.isArray(allow) ? (allow as Role[]) : []))),
].filter((role) => DESK_KINDS.some((desk) => maySitAt(desk, [role])));
const deskOf = (role: Role) => DESK_KINDS.find((desk) => maySitAt(desk, [role]))!;

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
  await office.resident.report();
});
afterAll(() => office.close());

test.each(ROLES)('a made-up %s reads neither the log nor the books', async (role) => {
  const desk = deskOf(role);
  const who = await puppetsOf(office)({ role, unitCode: unitOfDesk(desk)!, deskCodes: [desk] });
  for (const endpoint of LOOKS.filter(({ allow }) => (allow as Role[]).includes(role))) {
    const answer = await who.call(endpoint, { query: { format: 'csv' } } as never);
    expect([answer.status, answer.error.code], endpoint.url).toEqual([403, 'KEY_MISSING']);
  }
});

test('once the auditors have let them in they read the log', async () => {
  const who = await puppetsOf(office)({
    role: 'AUDITOR',
    unitCode: 'LEAD_AGENCY',
    deskCodes: ['AUDIT'],
    which: 'newcomer',
  });
  const look = () => who.call(contract.audit.listLogEntries, {} as never);
  expect((await look()).status).toBe(403);
  const { desks } = await office.as('auditor').do(listDesks);
  const deskId = desks.find(({ code }) => code === 'AUDIT')!.id;
  await office.as('auditor').do(admitMember, { params: { deskId }, body: { staffId: who.id } });
  expect((await look()).status).toBe(200);
});
