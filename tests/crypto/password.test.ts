import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CannotOpen } from '../../server/crypto/cannot-open.ts';
import {
  PRODUCTION_COST,
  type PasswordCost,
  decoyUnlock,
  lockPrivateKey,
  lockedCost,
  unlockPrivateKey,
} from '../../server/crypto/password.ts';

const light = { memoryKiB: 64, passes: 1, parallelism: 1 };
const privateKey = randomBytes(32);
const owner = { id: 'a', publicKey: randomBytes(32) };
const lock = (password: string, cost: PasswordCost = light) =>
  lockPrivateKey(password, privateKey, cost, owner);
const unlock = (password: string, locked: Buffer) => unlockPrivateKey(password, locked, owner);

describe('a private key locked under a password', () => {
  it('opens with the password and with no other', async () => {
    const locked = await lock('correct horse');
    expect((await unlock('correct horse', locked))?.equals(privateKey)).toBe(true);
    expect(await unlock('correct horsf', locked)).toBeNull();
    expect(await unlock('', locked)).toBeNull();
    expect(locked.includes(privateKey)).toBe(false);
  });

  it('opens however the keyboard gave the same characters', async () => {
    const locked = await lock('Ｐａｓｓ１２３é');
    expect(await unlock('Pass123e\u0301', locked)).not.toBeNull();
  });

  it('has its own salt each time', async () => {
    const one = await lock('p');
    const two = await lock('p');
    expect(one.subarray(10, 26).equals(two.subarray(10, 26))).toBe(false);
  });

  it('carries its cost, so that it still opens after the cost was raised', async () => {
    const before = await lock('p');
    const after = await lock('p', { ...light, passes: 2 });
    expect(lockedCost(before)).toEqual(light);
    expect(lockedCost(after)).toEqual({ ...light, passes: 2 });
    expect((await unlock('p', before))?.equals(privateKey)).toBe(true);
    expect((await unlock('p', after))?.equals(privateKey)).toBe(true);
  });

  it('opens in no other person’s row, and not beside another public key', async () => {
    const locked = await lock('p');
    expect(await unlockPrivateKey('p', locked, { ...owner, id: 'b' })).toBeNull();
    expect(await unlockPrivateKey('p', locked, { ...owner, publicKey: randomBytes(32) })).toBeNull();
  });

  it('opens at the production cost', async () => {
    const locked = await lock('p', PRODUCTION_COST);
    expect((await unlock('p', locked))?.equals(privateKey)).toBe(true);
  });

  it('does not open when its salt, cost or sealed part was changed', async () => {
    const locked = await lock('p');
    for (const place of [8, 12, 30, locked.length - 1]) {
      const changed = Buffer.from(locked);
      changed[place] = (changed[place] ?? 0) ^ 2;
      expect(await unlock('p', changed)).toBeNull();
    }
  });

  it('is refused outright when its form is wrong or its cost would stop the server', async () => {
    const locked = await lock('p');
    const greedy = Buffer.from(locked);
    greedy.writeUInt32BE(0xffffffff, 1);
    const otherSuite = Buffer.from(locked);
    otherSuite[0] = 2;
    for (const bad of [greedy, otherSuite, locked.subarray(0, 40), Buffer.alloc(0)]) {
      await expect(unlock('p', bad)).rejects.toBeInstanceOf(CannotOpen);
    }
    await expect(lock('p', { ...light, passes: 0 })).rejects.toBeInstanceOf(RangeError);
  });
});

it('the decoy for an unknown name opens nothing', async () => {
  expect(await decoyUnlock(light)).toBeNull();
});
