import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  admitMember,
  changePassword,
  listDesks,
  signIn,
  signOut,
  whoAmI,
} from '../../../server/contract/sessions.ts';
import { totpCode } from '../../../server/crypto/totp.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { PASSWORD } from '../../support/people.ts';

const MINUTE = 60_000;

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

const later = (ms: number) => office.clock.set(new Date(office.clock.now().getTime() + ms));

/** A person hired for one test, so that failures of one don't slow another down. */
async function somebody(username: string, changes: object = {}) {
  const prepared = await office.office.hire.prepare({
    username,
    name: '临时',
    unitCode: 'POLICE',
    roles: ['VERIFIER_POLICE'],
    deskCodes: [],
    password: PASSWORD,
    ...changes,
  });
  await office.office.inTransaction((tx) => office.office.hire.add(tx, prepared, office.clock.now()));
  const code = () => totpCode(prepared.totpSecret, office.clock.now());
  const tryWith = (typed: { password?: string; code?: string } = {}) =>
    office.app.inject({
      method: 'POST',
      url: signIn.url,
      payload: { username, password: PASSWORD, code: code(), ...typed },
    });
  return { ...prepared, code, tryWith };
}

const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';

describe('signing in', () => {
  it('gives a session whose cookie no script and no other site can use', async () => {
    const answer = await (await somebody('one')).tryWith();
    expect(answer.statusCode).toBe(201);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const [session] = await office.rows<{ wrapped_private_key: Buffer }>(
      `select wrapped_private_key from sessions s join staff on staff.id = s.staff_id where username = 'one'`,
    );
    const key = Buffer.from(cookie.split(';')[0]!.split('.').at(-1)!, 'base64url');
    expect(key).toHaveLength(32);
    expect(session!.wrapped_private_key.includes(key)).toBe(false);
  });

  it('says the same to a wrong name, a wrong password and a wrong code', async () => {
    const person = await somebody('two');
    const answers = [
      await office.app.inject({
        method: 'POST',
        url: signIn.url,
        payload: { username: 'nobody', password: PASSWORD, code: '000000' },
      }),
      await person.tryWith({ password: 'wrong wrong wrong' }),
      await person.tryWith({ code: '000000' }),
    ];
    for (const answer of answers) {
      const { requestId: _, ...body } = answer.json<Record<string, unknown>>();
      expect([answer.statusCode, body]).toEqual([401, { code: 'SIGN_IN_FAILED', message: 'sign in failed' }]);
    }
  });

  it('takes a one-time code once', async () => {
    const person = await somebody('three');
    const code = person.code();
    expect((await person.tryWith({ code })).statusCode).toBe(201);
    expect((await person.tryWith({ code })).statusCode).toBe(401);
    later(MINUTE);
    expect((await person.tryWith()).statusCode).toBe(201);
  });

  it('slows a name down after five failures, known or not, and lets the owner in after the pause', async () => {
    const person = await somebody('four');
    const guess = (username: string) =>
      office.app.inject({
        method: 'POST',
        url: signIn.url,
        payload: { username, password: 'guess guess guess', code: '111111' },
      });
    for (const username of ['four', 'not-there']) {
      for (let i = 0; i < 5; i += 1) expect((await guess(username)).statusCode).toBe(401);
      const slowed = await guess(username);
      expect([slowed.statusCode, slowed.json<{ code: string }>().code]).toEqual([429, 'SIGN_IN_SLOWED']);
      expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await person.tryWith()).statusCode).toBe(429);
    later(MINUTE);
    expect((await person.tryWith()).statusCode).toBe(201);
  });

  it('names the field that is missing', async () => {
    const answer = await office.app.inject({
      method: 'POST',
      url: signIn.url,
      payload: { username: 'x', password: 'y' },
    });
    expect(answer.json<{ fields: unknown }>().fields).toEqual([{ path: 'code', code: 'REQUIRED' }]);
  });
});

describe('a session', () => {
  it('ends with sign-out, and its wrapped key is gone from the database', async () => {
    const cookie = cookieOf(await (await somebody('five')).tryWith());
    const call = (endpoint: { method: 'GET' | 'DELETE'; url: string }) =>
      office.app.inject({ method: endpoint.method, url: endpoint.url, headers: { cookie } });
    expect((await call(whoAmI)).json<{ username: string }>().username).toBe('five');
    expect((await call(signOut)).statusCode).toBe(200);
    expect((await call(whoAmI)).statusCode).toBe(401);
    expect(
      await office.rows(
        `select 1 from sessions s join staff on staff.id = s.staff_id where username = 'five' and wrapped_private_key is not null`,
      ),
    ).toEqual([]);
  });

  it('with a cookie whose key was guessed opens nothing', async () => {
    const [name = ''] = cookieOf(await (await somebody('six')).tryWith()).split('.');
    const forged = `${name}.${Buffer.alloc(32).toString('base64url')}`;
    expect((await office.app.inject({ url: whoAmI.url, headers: { cookie: forged } })).statusCode).toBe(401);
  });

  it('is over after ten hours', async () => {
    const cookie = cookieOf(await (await somebody('seven')).tryWith());
    later(10 * 60 * MINUTE + MINUTE);
    expect((await office.app.inject({ url: whoAmI.url, headers: { cookie } })).statusCode).toBe(401);
  });

  it('takes a new password for the old one, and for nothing else', async () => {
    const person = await somebody('eight');
    const cookie = cookieOf(await person.tryWith());
    const call = (endpoint: { method: 'GET' | 'PUT'; url: string }, payload?: object) =>
      office.app.inject({
        method: endpoint.method,
        url: endpoint.url,
        headers: { cookie },
        ...(payload ? { payload } : {}),
      });
    const wrong = await call(changePassword, { current: 'not it at all', next: 'another long sentence' });
    expect(wrong.json<{ fields: unknown }>().fields).toEqual([{ path: 'current', code: 'BAD_FORMAT' }]);
    expect(
      (await call(changePassword, { current: PASSWORD, next: PASSWORD })).json<{ fields: unknown }>().fields,
    ).toEqual([{ path: 'next', code: 'MUST_DIFFER' }]);
    expect(
      (await call(changePassword, { current: PASSWORD, next: 'another long sentence' })).statusCode,
    ).toBe(200);
    expect((await call(listDesks)).statusCode).toBe(200);
    later(MINUTE);
    expect((await person.tryWith()).statusCode).toBe(401);
    expect((await person.tryWith({ password: 'another long sentence' })).statusCode).toBe(201);
  });
});

describe('a desk', () => {
  it('is opened to a newcomer by a member, and by nobody else', async () => {
    const newcomer = await somebody('nine', { deskCodes: ['POLICE'] });
    const desks = (await office.as('police1').do(listDesks)).desks;
    const police = desks.find((desk) => desk.code === 'POLICE')!;
    expect(police.waiting.map((each) => each.staffId)).toContain(newcomer.id);

    const params = { deskId: police.id };
    const body = { staffId: newcomer.id };
    const refused = await office.as('sysadmin').call(admitMember, { params, body });
    expect([refused.status, refused.error.code]).toEqual([403, 'KEY_MISSING']);
    await office.as('police2').do(admitMember, { params, body });
    expect((await office.as('police2').call(admitMember, { params, body })).error.code).toBe('NOT_FOUND');

    const cookie = cookieOf(await newcomer.tryWith());
    const mine = await office.app.inject({ url: listDesks.url, headers: { cookie } });
    expect(mine.json<{ desks: { code: string; admitted: boolean }[] }>().desks).toMatchObject([
      { code: 'POLICE', admitted: true },
    ]);
  });
});
