import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLead } from '../../../server/contract/leads.ts';
import {
  drillRecovery,
  makeRecoveryKey,
  myShare,
  readRecovery,
  restoreDesk,
  shareIsOnPaper,
  showShare,
} from '../../../server/contract/recovery.ts';
import { changePassword, listDesks, whoAmI } from '../../../server/contract/sessions.ts';
import { addStaff, takeSeat } from '../../../server/contract/staff.ts';
import { readShare, writeShare } from '../../../server/domain/recovery.ts';
import { enrol } from '../../support/enrol.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Name, PASSWORD } from '../../support/people.ts';

const HOUR = 3_600_000;
const KEEPERS = ['head', 'police2', 'market1'] as const;
let house: TestOffice;
let shares: string[];
let leadId: string;

const later = () => house.clock.set(new Date(house.clock.now().getTime() + 11 * HOUR));
const admin = () => house.as('secadmin');
const name = (keepers: readonly Name[]) => ({
  keepers: (['LEAD_AGENCY', 'POLICE', 'MARKET_REG'] as const).map((agency, index) => ({
    agency,
    staffId: house.idOf(keepers[index]!),
  })),
});
const deskOf = async (who: Name) => (await house.as(who).do(listDesks)).desks[0]!;
const coverOf = async (code: string) =>
  (await admin().do(readRecovery)).desks.find((desk) => desk.code === code)!.coveredBy;
const seals = () =>
  house.rows(
    `select md5(string_agg(sealed_desk_key::text, ' ' order by desk_id, staff_id)) from memberships`,
  );

/** Each keeper looks at their share, copies it and lets it go. */
async function pickUp(): Promise<string[]> {
  const taken = [];
  for (const keeper of KEEPERS) {
    taken.push((await house.as(keeper).do(showShare)).share);
    await house.as(keeper).do(shareIsOnPaper);
  }
  return taken;
}

beforeAll(async () => {
  house = await anOffice({
    people: [
      'intake',
      'intake2',
      'coordinator',
      'head',
      'police1',
      'police2',
      'market1',
      'custodian',
      'auditor',
      'secadmin',
      'sysadmin',
    ],
  });
  const { reference } = await house.resident.report();
  const [lead] = await house.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  leadId = lead!.id;
});
afterAll(() => house.close());

test('nobody keeps a share who administers or is of another agency', async () => {
  const before = await admin().do(readRecovery);
  expect([before.key, before.desks.every((desk) => desk.coveredBy === null)]).toEqual([null, true]);
  for (const keepers of [
    ['secadmin', 'police2', 'market1'],
    ['sysadmin', 'police2', 'market1'],
    ['head', 'market1', 'police2'],
    ['head', 'head', 'market1'],
  ] as const) {
    const refused = await admin().call(makeRecoveryKey, { body: name(keepers) });
    expect([refused.status, refused.error.code]).toEqual([409, 'CONDITION_NOT_MET']);
  }
});

test('an administrator who makes up accounts gets no shares by them', async () => {
  const body = {
    username: 'made-up',
    name: '假警官',
    unitCode: 'POLICE',
    roles: ['VERIFIER_POLICE' as const],
    deskCodes: ['POLICE'],
  };
  const { id, code } = await admin().do(addStaff, { body });
  await enrol(house, 'made-up', code);
  const keepers = name(KEEPERS).keepers.map((keeper) =>
    keeper.agency === 'POLICE' ? { ...keeper, staffId: id } : keeper,
  );
  const refused = await admin().call(makeRecoveryKey, { body: { keepers } });
  expect(refused.error.fields).toEqual([{ path: 'keepers.1', code: 'NOT_ALLOWED' }]);
  expect((await admin().do(readRecovery)).keepers.map((keeper) => keeper.name)).not.toContain('假警官');
});

test('each keeper sees their own share, nobody another’s, and once it is on paper it is gone', async () => {
  expect(await admin().do(makeRecoveryKey, { body: name(KEEPERS) })).toEqual({ generation: 1 });
  expect((await admin().call(showShare)).status).toBe(404);
  expect((await house.as('police1').do(myShare)).share).toBeNull();
  const first = await house.as('head').do(showShare);
  expect(await house.as('head').do(showShare)).toEqual(first);
  shares = await pickUp();
  expect(shares.map((share) => readShare(share)?.agency)).toEqual(['LEAD_AGENCY', 'POLICE', 'MARKET_REG']);
  expect((await house.as('head').call(showShare)).status).toBe(404);
  expect((await house.as('head').do(myShare)).share).toMatchObject({ waiting: false, generation: 1 });
  const kept = JSON.stringify(await house.rows('select * from recovery_shares'));
  for (const share of shares) expect(kept).not.toContain(share);
  expect(await house.rows('select 1 from recovery_shares where sealed_share is not null')).toEqual([]);
});

test('a desk is covered when one of its members next signs in', async () => {
  expect(await coverOf('IDENTITY')).toBeNull();
  later();
  await house.as('custodian').do(whoAmI);
  expect([await coverOf('IDENTITY'), await coverOf('INTAKE')]).toEqual([1, null]);
  await house.as('intake').do(whoAmI);
  expect(await coverOf('INTAKE')).toBe(1);
});

test('a drill proves any two shares, is on the log, and touches no desk', async () => {
  const before = await seals();
  for (const [one, two] of [
    [0, 1],
    [2, 0],
    [1, 2],
  ] as const) {
    const drill = await admin().do(drillRecovery, { body: { shares: [shares[one]!, shares[two]!] } });
    expect(drill.generation).toBe(1);
  }
  expect(await seals()).toEqual(before);
  expect((await admin().do(readRecovery)).key?.drilledAt).toBe(house.clock.now().toISOString());
  expect(await house.rows(`select 1 from audit_entries where act = 'recovery.drill'`)).toHaveLength(3);
});

test('each share that is wrong is named, with what is wrong with it', async () => {
  const [one, two] = shares as [string, string, string];
  const police = readShare(two)!;
  const slip = two.replace(/.$/, (letter) => (letter === '0' ? '1' : '0'));
  const cases = [
    [[one, slip], [['shares.1', 'BAD_FORMAT']]],
    [['not a share', two], [['shares.0', 'BAD_FORMAT']]],
    [[one, one], [['shares.1', 'MUST_DIFFER']]],
    [[one, writeShare({ ...police, districtCode: '110101' })], [['shares.1', 'ELSEWHERE']]],
    [[one, writeShare({ ...police, generation: 7 })], [['shares.1', 'EXPIRED']]],
    [
      [one, writeShare({ ...police, share: new Uint8Array(33).fill(9) })],
      [
        ['shares.0', 'MUST_MATCH'],
        ['shares.1', 'MUST_MATCH'],
      ],
    ],
  ] as const;
  for (const [typed, fields] of cases) {
    const refused = await admin().call(drillRecovery, { body: { shares: [...typed] } });
    expect([refused.status, refused.error.code]).toEqual([422, 'SHARES_REFUSED']);
    expect(refused.error.fields).toEqual(fields.map(([path, code]) => ({ path, code })));
  }
  const alone = await admin().call(drillRecovery, { body: { shares: [one] } });
  expect(alone.status).toBe(422);
});

test('a desk whose last member left is given to somebody who may sit there, and to nobody else', async () => {
  const { id: deskId } = await deskOf('intake');
  for (const who of ['intake2', 'intake'] as const)
    await admin().do(takeSeat, { params: { staffId: house.idOf(who), deskId } });
  expect((await house.as('intake').call(readLead, { params: { leadId } })).status).toBe(404);
  const give = (staffId: string, typed = [shares[0]!, shares[2]!]) =>
    admin().call(restoreDesk, { body: { shares: typed, deskId, staffId } });
  const foreign = await give(house.idOf('police1'));
  expect(foreign.error.fields).toEqual([{ path: 'staffId', code: 'NOT_ALLOWED' }]);
  expect((await give(house.idOf('intake2'), [shares[0]!, shares[0]!])).error.code).toBe('SHARES_REFUSED');
  expect((await give(house.idOf('intake2'))).status).toBe(201);
  expect((await house.as('intake2').call(readLead, { params: { leadId } })).status).toBe(200);
  const told = await house.rows(`select staff_id from mails where template = 'RECOVERY_USED'`);
  expect(told).toEqual([{ staff_id: house.idOf('auditor') }]);
  // It was in other hands: the sign-in made it anew, and the new one is covered at once.
  expect(await house.rows('select generation, rotation_due_at from desks where id = $1', [deskId])).toEqual([
    { generation: 2, rotation_due_at: null },
  ]);
  expect(await coverOf('INTAKE')).toBe(1);
});

test('new shares take the place of lost ones, desk by desk, and cover is never lost', async () => {
  await admin().do(makeRecoveryKey, { body: name(KEEPERS) });
  const fresh = await pickUp();
  const drill = (typed: string[]) => admin().call(drillRecovery, { body: { shares: typed } });
  expect((await drill([fresh[0]!, fresh[1]!])).body.generation).toBe(2);
  expect((await drill([shares[0]!, fresh[1]!])).error.fields).toEqual([
    { path: 'shares.1', code: 'MUST_MATCH' },
  ]);
  // As long as a desk is covered by the former key alone, its shares are good.
  expect((await drill([shares[0]!, shares[1]!])).status).toBe(200);
  later();
  for (const who of ['intake2', 'coordinator', 'police1', 'market1', 'custodian', 'auditor'] as const)
    await house.as(who).do(whoAmI);
  expect((await admin().do(readRecovery)).desks.map((desk) => desk.coveredBy)).toEqual([2, 2, 2, 2, 2, 2]);
  const old = await house.rows(
    'select desk_id, generation from desk_recoveries where recovery_generation = 1',
  );
  // What is left of the former key opens keys that are themselves retired.
  const present = await house.rows<{ id: string; generation: number }>('select id, generation from desks');
  for (const row of old as { desk_id: string; generation: number }[])
    expect(present.find(({ id }) => id === row.desk_id)!.generation).toBeGreaterThan(row.generation);
});

test('a share that waits is not lost when its keeper changes the password', async () => {
  await admin().do(makeRecoveryKey, { body: name(KEEPERS) });
  await house.as('head').do(changePassword, { body: { current: PASSWORD, next: 'another long sentence' } });
  expect((await house.as('head').do(showShare)).generation).toBe(3);
});

test('what somebody put into the recovery key’s row by hand gets no desk’s key', async () => {
  await house.rows(`update recovery_keys set public_key = k.public_key from recovery_keys k
    where recovery_keys.generation = 3 and k.generation = 1`);
  later();
  await house.as('police1').do(whoAmI);
  expect(await coverOf('POLICE')).toBe(2);
  const noted = await house.rows(
    `select 1 from audit_entries where act = 'seal.broken' and subject_id = 'recovery'`,
  );
  expect(noted.length).toBeGreaterThan(0);
});
