import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePassword, signIn, whoAmI } from '../../../server/contract/sessions.ts';
import { generateKeyPair } from '../../../server/crypto/hpke.ts';
import { totpCode } from '../../../server/crypto/totp.ts';
import { actorOf } from '../../support/actor.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { PASSWORD } from '../../support/people.ts';

const MINUTE = 60_000;

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({ people: ['police1', 'intake', 'coordinator'] });
});
afterAll(() => office.close());

async function hire(username: string, changes: object = {}) {
  const prepared = await office.office.hire.prepare({
    username,
    name: '临时',
    unitCode: 'MARKET_REG',
    roles: ['VERIFIER_MARKET'],
    deskCodes: [],
    password: PASSWORD,
    ...changes,
  });
  await office.office.inTransaction((tx) => office.office.hire.add(tx, prepared, office.clock.now()));
  return prepared;
}
const guess = (username: string) =>
  office.app.inject({
    method: 'POST',
    url: signIn.url,
    payload: { username, password: 'guess guess guess', code: '111111' },
  });
const countOf = (statuses: readonly number[], status: number) =>
  statuses.filter((one) => one === status).length;

describe('guesses at a password', () => {
  it('that come all at once are checked no more often than guesses in a row', async () => {
    await hire('burst');
    for (const username of ['burst', 'nobody-of-that-name']) {
      const answers = await Promise.all(Array.from({ length: 30 }, () => guess(username)));
      const statuses = answers.map((answer) => answer.statusCode);
      // A busy machine may send some of them away (503) before it looks at them at all.
      expect(countOf(statuses, 401)).toBeLessThanOrEqual(5);
      expect(countOf(statuses, 429)).toBeGreaterThan(0);
      expect(statuses.filter((one) => ![401, 429, 503].includes(one))).toEqual([]);
      expect((await guess(username)).statusCode).toBe(429);
    }
  });

  it('count in the same way where somebody signed in asks for a new one', async () => {
    const { totpSecret } = await hire('inside');
    const person = actorOf(office.app, office.clock, () => ({
      username: 'inside',
      password: PASSWORD,
      code: totpCode(totpSecret, office.clock.now()),
    }));
    await person.cookie();
    const change = (current: string) =>
      person.call(changePassword, { body: { current, next: 'another long sentence' } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => change('guess guess guess')));
    const statuses = answers.map((answer) => answer.status);
    expect(countOf(statuses, 401)).toBeLessThanOrEqual(5);
    expect(statuses.filter((one) => ![401, 429, 503].includes(one))).toEqual([]);
    expect((await guess('inside')).statusCode).toBe(429);
    expect((await change(PASSWORD)).status).toBe(429);
    office.clock.set(new Date(office.clock.now().getTime() + MINUTE));
    expect((await change(PASSWORD)).status).toBe(200);
  });
});

describe('somebody who can write to the database', () => {
  it('makes no other person out of their own cookie', async () => {
    const cookie = await office.as('police1').cookie();
    const me = () => office.app.inject({ url: whoAmI.url, headers: { cookie } });
    const give = (from: string, to: string) =>
      office.rows('update sessions set staff_id = $2 where staff_id = $1', [from, to]);
    expect((await me()).statusCode).toBe(200);
    await give(office.idOf('police1'), office.idOf('intake'));
    expect((await me()).statusCode).toBe(401);
    await give(office.idOf('intake'), office.idOf('police1'));
    expect((await me()).statusCode).toBe(200);
  });

  it('gets no session under a public key that is not the person’s own', async () => {
    const { id, totpSecret, publicKey } = await hire('swapped');
    const person = actorOf(office.app, office.clock, () => ({
      username: 'swapped',
      password: PASSWORD,
      code: totpCode(totpSecret, office.clock.now()),
    }));
    await person.cookie();
    const put = (key: Buffer) => office.rows('update staff set public_key = $2 where id = $1', [id, key]);
    await put(generateKeyPair().publicKey);
    expect((await person.call(whoAmI)).status).toBe(401);
    await put(publicKey);
    expect((await person.call(whoAmI)).status).toBe(200);
  });

  it('signs in as nobody by copying their own locked key into another’s row', async () => {
    const mine = await hire('thief');
    const { id, totpSecret, publicKey, lockedPrivateKey } = await hire('owner', {
      password: 'owner’s sentence',
    });
    const put = (key: Buffer, locked: Buffer) =>
      office.rows('update staff set public_key = $2, locked_private_key = $3 where id = $1', [
        id,
        key,
        locked,
      ]);
    const enter = (password: string) =>
      office.app.inject({
        method: 'POST',
        url: signIn.url,
        payload: { username: 'owner', password, code: totpCode(totpSecret, office.clock.now()) },
      });
    await put(mine.publicKey, mine.lockedPrivateKey);
    expect((await enter(PASSWORD)).statusCode).toBe(401);
    await put(publicKey, lockedPrivateKey);
    expect((await enter('owner’s sentence')).statusCode).toBe(201);
  });
});
