import type { Static } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admitMember, listDesks, whoAmI } from '../../../server/contract/sessions.ts';
import { addStaff, endStaffSessions, listStaff, setStaffActive } from '../../../server/contract/staff.ts';
import { enrol } from '../../support/enrol.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({
    people: ['secadmin', 'sysadmin', 'intake', 'supervisor', 'police1', 'custodian', 'auditor'],
  });
});
afterAll(() => house.close());

type Typed = Static<typeof addStaff.schema.body>;
let number = 10;
const someone = (changes: object = {}) =>
  ({
    username: `police${(number += 1)}`,
    name: '马警官',
    unitCode: 'POLICE',
    roles: ['VERIFIER_POLICE'],
    deskCodes: ['POLICE'],
    certificateNo: '宁C-0003',
    ...changes,
  }) as Typed;
const add = (changes: object = {}) => house.as('secadmin').call(addStaff, { body: someone(changes) });

test('the security administrator sees who works here, at which desk, and who is signed in', async () => {
  await house.as('intake').do(whoAmI);
  const { staff, units, desks } = await house.as('secadmin').do(listStaff);
  const intake = staff.find((each) => each.username === 'intake');
  expect(intake).toMatchObject({
    unitCode: 'LEAD_AGENCY',
    roles: ['INTAKE_OFFICER'],
    desks: [{ code: 'INTAKE', admitted: true, alone: false }],
    active: true,
    enrolled: true,
    help: null,
    liveSessions: 1,
  });
  expect(units).toContainEqual(expect.objectContaining({ code: 'POLICE' }));
  expect(desks).toContainEqual({
    code: 'REGULATOR:EDUCATION',
    unitCode: 'EDUCATION',
    keyed: false,
    rotationDue: false,
  });
});

test('a second person at a desk waits, its member is told, lets them in, and then both hold the key', async () => {
  const added = await add();
  expect(added.status).toBe(201);
  const { username } = (await house.as('secadmin').do(listStaff)).staff.find(
    (each) => each.id === added.body.id,
  )!;
  const policeDesk = async () =>
    (await house.as('police1').do(listDesks)).desks.find((each) => each.code === 'POLICE')!;
  // Before the newcomer has a key of their own there is nothing to seal to.
  expect((await policeDesk()).waiting).toEqual([]);
  const person = await enrol(house, username, added.body.code);
  const mails = await house.rows(
    `select template, link from mails where staff_id = $1 and template = 'DESK_WAITING'`,
    [house.idOf('police1')],
  );
  expect(mails).toEqual([{ template: 'DESK_WAITING', link: '/office/desks' }]);

  const desk = await policeDesk();
  expect(desk.waiting.map((each) => each.staffId)).toContain(added.body.id);
  await house
    .as('police1')
    .do(admitMember, { params: { deskId: desk.id }, body: { staffId: added.body.id } });

  expect((await person.do(whoAmI)).desks).toEqual([{ id: desk.id, code: 'POLICE', admitted: true }]);
});

test('roles that contradict each other are refused at their field', async () => {
  for (const roles of [['SYS_ADMIN', 'AUDITOR'], ['PAYMENT_MAKER', 'PAYMENT_CHECKER'], ['REPORTER']]) {
    const refused = await add({ roles, deskCodes: [] });
    expect([refused.status, refused.error.code]).toEqual([409, 'CONDITION_NOT_MET']);
    expect(refused.error.fields).toEqual([{ path: 'roles', code: 'NOT_ALLOWED' }]);
  }
});

test('nobody gets a seat at a desk that their role has no business at', async () => {
  for (const [roles, desk] of [
    [['SYS_ADMIN'], 'IDENTITY'],
    [['PUBLICITY_OFFICER'], 'INTAKE'],
    [['INTAKE_OFFICER'], 'IDENTITY'],
    [['PAYMENT_MAKER'], 'POLICE'],
  ]) {
    const refused = await add({ roles, deskCodes: [desk] });
    expect(refused.error.fields).toEqual([{ path: 'deskCodes.0', code: 'NOT_ALLOWED' }]);
  }
});

test('nobody gets a seat at another unit’s desk', async () => {
  for (const [unitCode, roles, desk] of [
    ['MARKET_REG', ['VERIFIER_POLICE'], 'POLICE'],
    ['POLICE', ['INTAKE_OFFICER'], 'INTAKE'],
    ['LEAD_AGENCY', ['PAYMENT_MAKER'], 'PAYMENT'],
    ['CIVIL_AFFAIRS', ['INDUSTRY_REGULATOR'], 'REGULATOR:EDUCATION'],
    ['T640302100', ['TOWNSHIP_OFFICER'], 'TOWNSHIP:640302101'],
  ]) {
    const refused = await add({ unitCode, roles, deskCodes: [desk] });
    expect(refused.error.fields).toEqual([{ path: 'deskCodes.0', code: 'NOT_ALLOWED' }]);
  }
  const own = { unitCode: 'EDUCATION', roles: ['INDUSTRY_REGULATOR'], deskCodes: ['REGULATOR:EDUCATION'] };
  expect((await add(own)).status).toBe(201);
});

test('a user name that is taken, an unknown unit and an unknown desk are each pointed at', async () => {
  expect((await add({ username: 'intake' })).error.code).toBe('USERNAME_TAKEN');
  const elsewhere = await add({ unitCode: 'MOON', deskCodes: ['POLICE', 'MOON'] });
  expect([elsewhere.status, elsewhere.error.fields]).toEqual([
    422,
    [
      { path: 'unitCode', code: 'NOT_IN_LIST' },
      { path: 'deskCodes.1', code: 'NOT_IN_LIST' },
    ],
  ]);
});

test('what a one-time code was is kept nowhere, and the audit log names no one', async () => {
  const { body } = await add({ name: '独特的名字' });
  const entries = await house.rows<{ facts: object }>(
    'select facts from audit_entries where subject_id = $1',
    [body.id],
  );
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toContain('独特的名字');
  const [row] = await house.rows('select * from staff where id = $1', [body.id]);
  expect(JSON.stringify(row)).not.toContain(body.code);
  const codes = await house.rows('select * from account_helps');
  expect(JSON.stringify(codes)).not.toContain(body.code);
});

test('ending a person’s sessions signs them out everywhere at once', async () => {
  const session = await house.as('supervisor').cookie();
  await house.as('secadmin').do(endStaffSessions, { params: { staffId: house.idOf('supervisor') } });
  const answer = await house.app.inject({ url: whoAmI.url, headers: { cookie: session } });
  expect(answer.statusCode).toBe(401);
  const nobody = await house.as('secadmin').call(endStaffSessions, {
    params: { staffId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1' },
  });
  expect(nobody.status).toBe(404);
});

test('a suspended person is out at once and cannot come back until reinstated', async () => {
  const staffId = house.idOf('custodian');
  const session = await house.as('custodian').cookie();
  const suspend = (active: boolean) =>
    house.as('secadmin').do(setStaffActive, { params: { staffId }, body: { active } });
  await suspend(false);
  expect((await house.app.inject({ url: whoAmI.url, headers: { cookie: session } })).statusCode).toBe(401);
  const [row] = await house.rows('select active from staff where id = $1', [staffId]);
  expect(row).toEqual({ active: false });
  await suspend(true);
  expect((await house.app.inject({ url: whoAmI.url, headers: { cookie: session } })).statusCode).toBe(401);
});

test('nobody suspends themself, and two administrators cannot suspend each other at one moment', async () => {
  const me = house.idOf('secadmin');
  const self = await house
    .as('secadmin')
    .call(setStaffActive, { params: { staffId: me }, body: { active: false } });
  expect(self.error.fields).toEqual([{ path: 'active', code: 'NOT_ALLOWED' }]);

  const added = await add({
    username: 'secadmin2',
    unitCode: 'LEAD_AGENCY',
    roles: ['SEC_ADMIN'],
    deskCodes: [],
  });
  const other = await enrol(house, 'secadmin2', added.body.code);
  await other.cookie();
  const answers = await Promise.all([
    house
      .as('secadmin')
      .call(setStaffActive, { params: { staffId: added.body.id }, body: { active: false } }),
    other.call(setStaffActive, { params: { staffId: me }, body: { active: false } }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  const left = await house.rows(`select 1 from staff where active and 'SEC_ADMIN' = any (roles)`);
  expect(left).toHaveLength(1);
});
