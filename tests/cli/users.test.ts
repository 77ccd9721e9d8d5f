import { afterEach, beforeEach, expect, test } from 'vitest';
import { confirmUserHelp } from '../../server/cli/user-confirm-help.command.ts';
import { endUserSessions } from '../../server/cli/user-end-sessions.command.ts';
import { listUsers } from '../../server/cli/user-list.command.ts';
import { unlockUser } from '../../server/cli/user-unlock.command.ts';
import { printSetupLink } from '../../server/cli/setup-link.command.ts';
import type { Command } from '../../server/cli/command.ts';
import { readConfig } from '../../server/config.ts';
import { signIn, whoAmI } from '../../server/contract/sessions.ts';
import { checkSetup, setUpDistrict } from '../../server/contract/setup.ts';
import { addStaff, listStaff } from '../../server/contract/staff.ts';
import { startHelp } from '../../server/contract/account-help.ts';
import { totpCode } from '../../server/crypto/totp.ts';
import { enrol } from '../support/enrol.ts';
import { type EmptyOffice, anEmptyOffice } from '../support/empty-office.ts';

const PASSWORD = 'a long sentence for the first run';

let house: EmptyOffice;
beforeEach(async () => {
  house = await anEmptyOffice(new Date());
});
afterEach(() => house.close());

/** Runs a command as the operator does, on the office's own database. */
async function run(command: Command, ...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const env = { NODE_ENV: 'test', DATA_DIR: house.folder, PUBLIC_ORIGIN: 'https://tips.example.cn' };
  const closers: (() => Promise<unknown>)[] = [];
  const code = await command
    .run({
      args,
      env,
      print: (line) => said.push(line),
      office: async () => ({
        config: readConfig(env).config,
        masterKey: house.masterKey,
        database: house.ground.database,
        server: house.server,
        atEnd: (close) => closers.push(close),
      }),
    })
    .finally(() => Promise.all(closers.map((close) => close())));
  return { code: code ?? 0, said: said.join('\n') };
}

async function setUp(token: string): Promise<string> {
  const { totpSecret } = await house.stranger.do(setUpDistrict, {
    body: {
      token,
      district: {
        code: '640302',
        nameZh: '利通区',
        nameEn: 'Litong District',
        cityZh: '吴忠市',
        cityEn: 'Wuzhong',
        townships: [{ code: '640302100', zh: '金积镇', en: 'Jinji' }],
      },
      administrator: { username: 'security', name: '安全管理员', password: PASSWORD },
    },
  });
  return totpSecret;
}

async function tokenFromTheConsole(): Promise<string> {
  const { code, said } = await run(printSetupLink);
  expect(code).toBe(0);
  expect(said).toMatch(/^https:\/\/tips\.example\.cn\/setup\?token=[\w-]{43}$/);
  return new URL(said).searchParams.get('token') ?? '';
}

test('the console prints a first-run link until the district stands', async () => {
  const token = await tokenFromTheConsole();
  expect(await house.stranger.do(checkSetup, { body: { token } })).toEqual({ ok: true });
  await setUp(token);
  const after = await run(printSetupLink);
  expect(after.code).toBe(1);
  expect(after.said).toContain('has been set up');
});

test('the console lists the accounts, without the people’s names', async () => {
  expect((await run(listUsers)).said).toContain('No accounts yet');
  await setUp(await tokenFromTheConsole());
  const { said } = await run(listUsers);
  expect(said).toMatch(/^security .*active.*SEC_ADMIN/);
  expect(said).not.toContain('安全管理员');
});

test('somebody slowed down after failures can sign in at once when the operator unlocks them', async () => {
  const totpSecret = await setUp(await tokenFromTheConsole());
  const attempt = (password: string) =>
    house.stranger.call(signIn, {
      body: { username: 'security', password, code: totpCode(totpSecret, house.clock.now()) },
    });
  for (let time = 0; time < 5; time += 1) await attempt('a wrong guess');
  expect((await attempt(PASSWORD)).error.code).toBe('SIGN_IN_SLOWED');
  expect((await run(unlockUser, 'Security')).code).toBe(0);
  expect((await attempt(PASSWORD)).status).toBe(201);
});

test('the operator signs somebody out everywhere', async () => {
  const totpSecret = await setUp(await tokenFromTheConsole());
  const security = house.person({ username: 'security', password: PASSWORD, totpSecret });
  await security.do(whoAmI);
  expect((await run(endUserSessions, 'security')).said).toContain('signed out everywhere');
  expect((await security.call(whoAmI)).status).toBe(401);
  const [entry] = await house.rows(`select actor_kind from audit_entries where act = 'staff.end-sessions'`);
  expect(entry).toEqual({ actor_kind: 'SYSTEM' });
});

test('the only administrator’s forgotten password takes a colleague and the operator', async () => {
  const totpSecret = await setUp(await tokenFromTheConsole());
  const security = house.person({ username: 'security', password: PASSWORD, totpSecret });
  const body = {
    username: 'coordinator',
    name: '统筹',
    unitCode: 'LEAD_AGENCY',
    roles: ['LEAD_COORDINATOR' as const],
    deskCodes: ['LEAD_AGENCY'],
  };
  const colleague = await enrol(house, 'coordinator', (await security.do(addStaff, { body })).code);
  await expect(run(confirmUserHelp, 'security')).rejects.toThrow(/no colleague has started/);
  const { staff } = await security.do(listStaff);
  const { code } = await colleague.do(startHelp, {
    body: { staffId: staff.find(({ username }) => username === 'security')!.id },
  });
  expect((await run(confirmUserHelp, 'security')).code).toBe(0);
  const again = await enrol(house, 'security', code, 'another sentence of mine');
  expect((await again.do(whoAmI)).roles).toEqual(['SEC_ADMIN']);
  // For anybody else an administrator does it.
  const leader = { ...body, username: 'leader', name: '领导', roles: ['LEADER' as const], deskCodes: [] };
  const third = await enrol(house, 'leader', (await again.do(addStaff, { body: leader })).code);
  await colleague.do(startHelp, { body: { staffId: (await third.do(whoAmI)).id } });
  await expect(run(confirmUserHelp, 'leader')).rejects.toThrow(/not the only security administrator/);
});

test('a user whom nobody knows is said to be unknown, and no name at all is asked for', async () => {
  await setUp(await tokenFromTheConsole());
  await expect(run(unlockUser, 'nobody')).rejects.toThrow(/no user nobody/);
  await expect(run(endUserSessions, 'nobody')).rejects.toThrow(/no user nobody/);
  await expect(run(unlockUser)).rejects.toThrow(/Name one user/);
});
