import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type PasskeyAnswer,
  addPasskey,
  askMyPasskey,
  askPasskey,
  listPasskeys,
  offerTotp,
  removePasskey,
  renewTotp,
} from '../../../server/contract/security.ts';
import { signIn, whoAmI } from '../../../server/contract/sessions.ts';
import { totpCode } from '../../../server/crypto/totp.ts';
import { anAuthenticator } from '../../support/authenticator.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Name, PASSWORD } from '../../support/people.ts';

const MINUTE = 60_000;
let house: TestOffice;
const mine = anAuthenticator();
let counter = 0;

beforeAll(async () => {
  house = await anOffice({ people: ['intake', 'police1', 'coordinator', 'market1'] });
});
afterAll(() => house.close());
const rest = () => house.clock.set(new Date(house.clock.now().getTime() + 16 * MINUTE));
// Every code works once: each test begins some codes later, and what was counted against a name is forgiven.
beforeEach(rest);

const tick = () => house.clock.set(new Date(house.clock.now().getTime() + MINUTE));
const codeOf = (name: Name) => {
  tick();
  return totpCode(house.secretOf(name), house.clock.now());
};
async function register(name: Name, key = mine, changes: object = {}, at?: string) {
  const code = codeOf(name);
  const { challenge } = await house.as(name).do(askMyPasskey);
  const registration = key.register(challenge, at);
  return house.as(name).call(addPasskey, { body: { name: '我的安全密钥', code, registration, ...changes } });
}
const enter = (username: string, passkey: PasskeyAnswer, password: string = PASSWORD) =>
  house.stranger.call(signIn, { body: { username, password, passkey } });
const asked = async () => (await house.stranger.do(askPasskey)).challenge;
/** After a pause, so that earlier refusals don't slow this one down. */
const askedLater = () => {
  rest();
  return asked();
};
const next = () => (counter += 1);

describe('a passkey', () => {
  it('is added with a one-time code, is listed by its name, and signs its person in beside the password', async () => {
    expect((await register('intake', mine, { code: '000000' })).error.code).toBe('SIGN_IN_FAILED');
    expect((await register('intake')).status).toBe(201);
    const { passkeys } = await house.as('intake').do(listPasskeys);
    expect(passkeys).toMatchObject([{ id: mine.id, name: '我的安全密钥', lastUsedAt: null }]);
    const entered = await enter('intake', mine.answer(await asked(), next()));
    expect([entered.status, entered.body.username]).toEqual([201, 'intake']);
    expect((await house.as('intake').do(listPasskeys)).passkeys[0]?.lastUsedAt).not.toBeNull();
  });

  it('is nothing without the right password, and nobody else’s', async () => {
    expect((await enter('intake', mine.answer(await asked(), next()), 'a wrong sentence')).status).toBe(401);
    expect((await enter('police1', mine.answer(await asked(), next()))).status).toBe(401);
    expect((await house.as('police1').do(listPasskeys)).passkeys).toEqual([]);
  });

  it('answers each challenge once, in time, and only one that the office gave out', async () => {
    const challenge = await asked();
    const answer = mine.answer(challenge, next());
    expect((await enter('intake', answer)).status).toBe(201);
    expect((await enter('intake', answer)).status).toBe(401);
    expect((await enter('intake', mine.answer(challenge, next()))).status).toBe(401);
    const late = await asked();
    house.clock.set(new Date(house.clock.now().getTime() + 6 * MINUTE));
    expect((await enter('intake', mine.answer(late, next()))).status).toBe(401);
    expect((await enter('intake', mine.answer('bWFkZSB1cCBieSBub2JvZHk', next()))).status).toBe(401);
    // What was given out for an act inside signs nobody in.
    const inside = await house.as('intake').do(askMyPasskey);
    expect((await enter('intake', mine.answer(inside.challenge, next()))).status).toBe(401);
  });

  it('is refused from another address, with a changed signature, and with a counter that goes back', async () => {
    const elsewhere = mine.answer(await askedLater(), next(), 'https://jubao.example.org');
    expect((await enter('intake', elsewhere)).status).toBe(401);
    const honest = mine.answer(await askedLater(), next());
    const forged = { ...honest, authenticatorData: mine.answer(await asked(), 999).authenticatorData };
    expect((await enter('intake', forged)).status).toBe(401);
    expect((await enter('intake', mine.answer(await askedLater(), next()))).status).toBe(201);
    expect((await enter('intake', mine.answer(await askedLater(), counter))).status).toBe(401);
    rest();
    const broken = { ...honest, clientDataJSON: 'bm8ganNvbg' };
    expect((await enter('intake', broken)).status).toBe(401);
    const shapeless = await enter('intake', { ...honest, signature: '' });
    expect(shapeless.error.fields).toEqual([{ path: 'passkey.signature', code: 'TOO_SHORT' }]);
  });

  it('is not taken in from another address, for another’s challenge, or twice', async () => {
    const other = anAuthenticator();
    expect((await register('police1', other, {}, 'https://jubao.example.org')).error.code).toBe(
      'PASSKEY_REFUSED',
    );
    const { challenge } = await house.as('intake').do(askMyPasskey);
    const stolen = await register('police1', other, { registration: other.register(challenge) });
    expect(stolen.error.code).toBe('PASSKEY_REFUSED');
    expect((await register('police1', mine)).error.code).toBe('PASSKEY_REFUSED');
    const nothing = { id: 'AAAA', clientDataJSON: 'AAAA', attestationObject: 'AAAA' };
    expect((await register('police1', other, { registration: nothing })).error.code).toBe('PASSKEY_REFUSED');
  });

  it('that somebody wrote into the database by hand signs nobody in', async () => {
    const give = (to: Name) =>
      house.rows('update passkeys set staff_id = $1 where id = $2', [house.idOf(to), mine.id]);
    await give('police1');
    expect((await enter('police1', mine.answer(await asked(), next()))).status).toBe(401);
    await give('intake');
    expect((await enter('intake', mine.answer(await asked(), next()))).status).toBe(201);
  });

  it('is removed with a second factor, and then signs nobody in', async () => {
    const remove = (factor: object) =>
      house.as('intake').call(removePasskey, { body: { id: mine.id, ...factor } });
    expect((await remove({})).error.code).toBe('SIGN_IN_FAILED');
    const { challenge } = await house.as('intake').do(askMyPasskey);
    expect((await remove({ passkey: mine.answer(challenge, next()) })).status).toBe(200);
    expect((await house.as('intake').do(listPasskeys)).passkeys).toEqual([]);
    expect((await enter('intake', mine.answer(await asked(), next()))).status).toBe(401);
    expect((await remove({ code: codeOf('intake') })).error.code).toBe('NOT_FOUND');
  });

  it('cannot be guessed around: wrong codes slow the next try down', async () => {
    const statuses = [];
    const { challenge } = await house.as('market1').do(askMyPasskey);
    const registration = anAuthenticator().register(challenge);
    const body = { name: '猜', code: '000000', registration };
    for (let turn = 0; turn < 7; turn += 1)
      statuses.push((await house.as('market1').call(addPasskey, { body })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
  });
});

describe('a new authenticator', () => {
  const renew = (changes: object) =>
    house.as('coordinator').call(renewTotp, {
      body: { password: PASSWORD, totpSecret: 'A'.repeat(32), totpCode: '000000', ...changes },
    });

  it('takes the password, a code of the old one and a code of the new one', async () => {
    const session = await house.as('coordinator').cookie();
    const elsewhere = await house.stranger.call(signIn, {
      body: { username: 'coordinator', password: PASSWORD, code: codeOf('coordinator') },
    });
    const other = String(elsewhere.headers['set-cookie']).split(';')[0]!;
    const { totpSecret } = await house.as('coordinator').do(offerTotp);
    const fresh = () => totpCode(totpSecret, house.clock.now());
    const code = codeOf('coordinator');
    const wrong = await renew({ code, totpSecret, totpCode: fresh(), password: 'a wrong sentence' });
    expect(wrong.error.fields).toEqual([{ path: 'password', code: 'BAD_FORMAT' }]);
    const oldWrong = await renew({ code: '000000', totpSecret, totpCode: fresh() });
    expect(oldWrong.error.fields).toEqual([{ path: 'code', code: 'BAD_FORMAT' }]);
    const newWrong = await renew({ code, totpSecret, totpCode: '000000' });
    expect(newWrong.error.fields).toEqual([{ path: 'totpCode', code: 'BAD_FORMAT' }]);
    expect((await renew({ code, totpSecret, totpCode: fresh() })).status).toBe(200);

    const enterWith = (secret: string) => {
      tick();
      const body = { username: 'coordinator', password: PASSWORD, code: totpCode(secret, house.clock.now()) };
      return house.stranger.call(signIn, { body });
    };
    expect((await enterWith(house.secretOf('coordinator'))).status).toBe(401);
    expect((await enterWith(totpSecret)).status).toBe(201);
    const lives = (cookie: string) => house.app.inject({ url: whoAmI.url, headers: { cookie } });
    expect([(await lives(session)).statusCode, (await lives(other)).statusCode]).toEqual([200, 401]);
  });
});
