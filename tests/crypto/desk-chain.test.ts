import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newDataKey, openGrant, resealGrant, sealGrant } from '../../server/crypto/compartment.ts';
import { generateKeyPair } from '../../server/crypto/hpke.ts';
import { deskHolder, isVouchedFor, keyMac } from '../../server/crypto/key-mac.ts';
import { newDeskKey, openKeyRing, sealMembership, sealPreviousKey } from '../../server/crypto/key-ring.ts';

const deskId = randomUUID();
const member = { id: randomUUID(), ...generateKeyPair() };
const keys = [newDeskKey(), newDeskKey(), newDeskKey()];
const chain = [2, 3].map((generation) => ({
  deskId,
  generation,
  previousKey: sealPreviousKey(keys[generation - 2]!.privateKey, {
    id: deskId,
    generation,
    publicKey: keys[generation - 1]!.publicKey,
  }),
}));
const seat = {
  deskId,
  generation: 3,
  sealedDeskKey: sealMembership(keys[2]!.privateKey, deskId, member),
};
const drawer = { id: randomUUID(), leadId: randomUUID(), kind: 'findings', deskId };

describe('the keys of a desk, one generation after the other', () => {
  it('open backwards as long as each step is kept, and never forwards', () => {
    const ring = openKeyRing(member.id, member.privateKey, [seat], chain);
    expect([1, 2, 3].map((each) => ring.deskKey(deskId, each))).toEqual(
      keys.map(({ privateKey }) => privateKey),
    );
    expect(ring.deskKey(deskId)).toEqual(keys[2]!.privateKey);
    expect([0, 4].map((each) => ring.deskKey(deskId, each))).toEqual([undefined, undefined]);
    const cut = openKeyRing(member.id, member.privateKey, [seat], chain.slice(1));
    expect([cut.deskKey(deskId, 2), cut.deskKey(deskId, 1)]).toEqual([keys[1]!.privateKey, undefined]);
    expect(ring.deskKey(randomUUID(), 1)).toBeUndefined();
  });

  it('open nothing by a step that belongs elsewhere', () => {
    const moved = chain.map((link) => ({ ...link, generation: link.generation === 3 ? 2 : 3 }));
    const ring = openKeyRing(member.id, member.privateKey, [seat], moved);
    expect(() => ring.deskKey(deskId, 2)).toThrow('cannot open');
  });

  it('are vouched for each as their own generation', () => {
    const macKey = randomBytes(32);
    const holder = (generation: number) =>
      deskHolder({ id: deskId, code: 'INTAKE', publicKey: keys[0]!.publicKey, generation });
    expect(isVouchedFor(macKey, holder(1), keyMac(macKey, holder(1)))).toBe(true);
    expect(isVouchedFor(macKey, holder(2), keyMac(macKey, holder(1)))).toBe(false);
  });
});

describe('a grant that is sealed anew', () => {
  const [old, next] = keys.map(({ publicKey }) => ({ id: deskId, publicKey })) as [
    { id: string; publicKey: Buffer },
    { id: string; publicKey: Buffer },
  ];
  it('opens by the new key and no more by the old; a held one still needs its lock', () => {
    const dataKey = newDataKey();
    const lock = randomBytes(32);
    for (const held of [undefined, lock]) {
      const sealed = sealGrant(dataKey, drawer, old, held);
      const anew = { deskId, sealedKey: resealGrant(sealed, drawer, keys[0]!.privateKey, next) };
      expect(openGrant(anew, drawer, keys[1]!.privateKey, held)).toEqual(dataKey);
      expect(() => openGrant(anew, drawer, keys[0]!.privateKey, held)).toThrow('cannot open');
      if (held) expect(openGrant(anew, drawer, keys[1]!.privateKey)).not.toEqual(dataKey);
    }
  });
  it('is refused where it was moved to another drawer', () => {
    const sealed = sealGrant(newDataKey(), drawer, old);
    const elsewhere = { ...drawer, leadId: randomUUID() };
    expect(() => resealGrant(sealed, elsewhere, keys[0]!.privateKey, next)).toThrow('cannot open');
  });
});
