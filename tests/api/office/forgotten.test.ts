import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  confirmHelp,
  finishAccount,
  listColleagues,
  openAccount,
  startHelp,
  withdrawHelp,
} from '../../../server/contract/account-help.ts';
import { readLead } from '../../../server/contract/leads.ts';
import { admitMember, listDesks, signIn, whoAmI } from '../../../server/contract/sessions.ts';
import { addStaff, listStaff, renewCode } from '../../../server/contract/staff.ts';
import { totpCode } from '../../../server/crypto/totp.ts';
import { enrol } from '../../support/enrol.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Name, PASSWORD } from '../../support/people.ts';

const HOUR = 3_600_000;
let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({
    people: [
      'intake',
      'intake2',
      'coordinator',
      'police1',
      'market1',
      'custodian',
      'finance',
      'maker',
      'secadmin',
      'sysadmin',
    ],
  });
});
afterAll(() => house.close());

const pass = (hours: number) => house.clock.set(new Date(house.clock.now().getTime() + hours * HOUR));
const start = (helper: Name, forgot: Name) =>
  house.as(helper).call(startHelp, { body: { staffId: house.idOf(forgot) } });
const helpOf = async (username: string) =>
  (await house.as('secadmin').do(listStaff)).staff.find((each) => each.username === username)!.help!;
const confirm = async (username: string) =>
  house.as('secadmin').call(confirmHelp, { params: { helpId: (await helpOf(username)).id } });
const open = (username: string, code: string) =>
  house.stranger.call(openAccount, { body: { username, code } });

test('whoever sits beside somebody may start the help, and nobody else', async () => {
  const { colleagues } = await house.as('intake').do(listColleagues);
  // Beside intake sits intake2; the administrators have no desk and are of the same unit.
  expect(colleagues.map(({ name }) => name).sort()).toEqual(['安管', '尹二', '系管'].sort());
  for (const [helper, forgot] of [
    ['police1', 'intake2'],
    ['intake', 'intake'],
    ['secadmin', 'intake2'],
    ['police1', 'sysadmin'],
  ] as const)
    expect([helper, (await start(helper, forgot)).status]).toEqual([helper, 403]);
  // Whoever sits at another desk of the unit can't let them in again, and helps nobody there.
  expect((await house.as('maker').do(listColleagues)).colleagues).toEqual([]);
  const nobody = await house
    .as('intake')
    .call(startHelp, { body: { staffId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1' } });
  expect(nobody.status).toBe(404);
});

test('an administrator who makes up a colleague takes nobody’s account, with a desk or without', async () => {
  const made = await house.as('secadmin').do(addStaff, {
    body: {
      username: 'made-up',
      name: '虚构',
      unitCode: 'FINANCE',
      roles: ['PAYOUT_OFFICER'],
      deskCodes: [],
    },
  });
  const colleague = await enrol(house, 'made-up', made.code);
  for (const forgot of ['finance', 'maker'] as const) {
    const { status } = await colleague.call(startHelp, { body: { staffId: house.idOf(forgot) } });
    expect([forgot, status]).toEqual([forgot, 403]);
  }
  expect((await colleague.do(listColleagues)).colleagues).toEqual([]);
});

test('a forgotten password takes a colleague and an administrator, and loses nothing', async () => {
  const { reference } = await house.resident.report();
  const [lead] = await house.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const params = { leadId: lead!.id };
  const session = await house.as('intake2').cookie();
  const { body } = await start('intake', 'intake2');

  // The colleague alone, or the administrator alone, gets nowhere.
  expect((await open('intake2', body.code)).error.code).toBe('HELP_NOT_CONFIRMED');
  const help = await helpOf('intake2');
  expect(help).toMatchObject({ reason: 'FORGOTTEN', startedBy: '尹受理', confirmed: false });
  expect(JSON.stringify(await house.as('secadmin').do(listStaff))).not.toContain(body.code);
  expect((await confirm('intake2')).status).toBe(200);

  const person = await enrol(house, 'intake2', body.code, 'a sentence of my own');
  expect((await house.app.inject({ url: whoAmI.url, headers: { cookie: session } })).statusCode).toBe(401);
  const old = { username: 'intake2', password: PASSWORD };
  const code = totpCode(house.secretOf('intake2'), house.clock.now());
  expect((await house.stranger.call(signIn, { body: { ...old, code } })).status).toBe(401);
  // The seat waits until the colleague lets them in; then everything opens as before.
  expect((await person.call(readLead, { params })).status).toBe(404);
  const [desk] = (await house.as('intake').do(listDesks)).desks;
  expect(desk!.waiting.map(({ staffId }) => staffId)).toEqual([house.idOf('intake2')]);
  const admitted = { params: { deskId: desk!.id }, body: { staffId: house.idOf('intake2') } };
  await house.as('intake').do(admitMember, admitted);
  expect((await person.call(readLead, { params })).status).toBe(200);
  const acts = await house.rows<{ act: string }>(
    `select act from audit_entries where subject_id = $1 and act like 'help.%' order by id`,
    [house.idOf('intake2')],
  );
  expect(acts.map(({ act }) => act)).toEqual(['help.start', 'help.confirm', 'help.finish']);
});

test('a code works once, for its person, until it runs out, and not after it was withdrawn', async () => {
  const { body } = await start('intake', 'sysadmin');
  await confirm('sysadmin');
  expect((await open('intake', body.code)).error.code).toBe('HELP_CODE_REFUSED');
  expect((await open('nobody-here', body.code)).error.code).toBe('HELP_CODE_REFUSED');
  expect((await open('sysadmin', body.code.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
  await enrol(house, 'sysadmin', body.code);
  expect((await open('sysadmin', body.code)).error.code).toBe('HELP_CODE_REFUSED');

  const late = await start('intake', 'sysadmin');
  await confirm('sysadmin');
  pass(24);
  expect((await open('sysadmin', late.body.code)).error.code).toBe('HELP_CODE_REFUSED');

  const first = await start('intake', 'sysadmin');
  const second = await start('intake', 'sysadmin');
  await confirm('sysadmin');
  expect((await open('sysadmin', first.body.code)).error.code).toBe('HELP_CODE_REFUSED');
  const { id: helpId } = await helpOf('sysadmin');
  await house.as('secadmin').do(withdrawHelp, { params: { helpId } });
  expect((await open('sysadmin', second.body.code)).error.code).toBe('HELP_CODE_REFUSED');
  const again = await house.as('secadmin').call(confirmHelp, { params: { helpId } });
  expect([again.status, again.error.code]).toEqual([409, 'TOO_LATE']);
});

test('the authenticator must be set up before the password counts, and a short password is refused', async () => {
  const { body: started } = await start('intake', 'sysadmin');
  await confirm('sysadmin');
  const { totpSecret } = await house.stranger.do(openAccount, {
    body: { username: 'sysadmin', code: started.code },
  });
  const finish = (changes: object) =>
    house.stranger.call(finishAccount, {
      body: {
        username: 'sysadmin',
        code: started.code,
        password: 'a sentence of my own',
        totpSecret,
        totpCode: totpCode(totpSecret, house.clock.now()),
        ...changes,
      },
    });
  expect((await finish({ totpCode: '000000' })).error.fields).toEqual([
    { path: 'totpCode', code: 'BAD_FORMAT' },
  ]);
  expect((await finish({ password: 'short' })).error.fields).toEqual([
    { path: 'password', code: 'TOO_SHORT' },
  ]);
  expect((await finish({ totpSecret: 'A' })).error.fields?.[0]?.path).toBe('totpSecret');
  expect((await finish({})).status).toBe(201);
});

test('guessing codes is slowed down, and the password beside it is not', async () => {
  const { body } = await start('intake', 'intake2');
  const wrong = body.code.replace(/^./, (letter) => (letter === '0' ? '1' : '0'));
  const statuses = [];
  for (let turn = 0; turn < 7; turn += 1) statuses.push((await open('intake2', wrong)).status);
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
  const typed = { username: 'intake2', password: 'a wrong sentence', code: '111111' };
  expect((await house.stranger.call(signIn, { body: typed })).status).toBe(401);
});

test('two who are new at a desk without a key: the first to come makes it, the other waits', async () => {
  const added = [];
  for (const username of ['teacher1', 'teacher2'])
    added.push(
      await house.as('secadmin').do(addStaff, {
        body: {
          username,
          name: '焦老师',
          unitCode: 'EDUCATION',
          roles: ['INDUSTRY_REGULATOR'],
          deskCodes: ['REGULATOR:EDUCATION'],
        },
      }),
    );
  const second = await enrol(house, 'teacher2', added[1]!.code);
  const first = await enrol(house, 'teacher1', added[0]!.code);
  expect((await second.do(whoAmI)).desks).toMatchObject([{ admitted: true }]);
  expect((await first.do(whoAmI)).desks).toMatchObject([{ admitted: false }]);
});

test('a newcomer who lost the code gets another, and one who has come gets none', async () => {
  const { id, code } = await house.as('secadmin').do(addStaff, {
    body: {
      username: 'reader9',
      name: '新来的',
      unitCode: 'PUBLICITY',
      roles: ['PUBLICITY_OFFICER'],
      deskCodes: [],
    },
  });
  const next = await house.as('secadmin').do(renewCode, { params: { staffId: id } });
  expect((await open('reader9', code)).error.code).toBe('HELP_CODE_REFUSED');
  await enrol(house, 'reader9', next.code);
  const late = await house.as('secadmin').call(renewCode, { params: { staffId: id } });
  expect([late.status, late.error.code]).toEqual([409, 'TOO_LATE']);
});
