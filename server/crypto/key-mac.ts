import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose public key: a desk by its code, a person by their user name, the recovery key by its generation. */
export type KeyHolder = { kind: 'desk' | 'staff' | 'recovery'; id: string; name: string; publicKey: Buffer };

/** A desk with the generation of its key: an earlier key is not vouched for as a later one. */
export const deskHolder = (desk: {
  id: string;
  code: string;
  publicKey: Buffer;
  generation: number;
}): KeyHolder => ({
  kind: 'desk',
  id: desk.id,
  name: desk.generation === 1 ? desk.code : `${desk.code}#${desk.generation}`,
  publicKey: desk.publicKey,
});

export const staffHolder = (person: { id: string; username: string; publicKey: Buffer }): KeyHolder => ({
  kind: 'staff',
  id: person.id,
  name: person.username,
  publicKey: person.publicKey,
});

export const recoveryHolder = (key: { generation: number; publicKey: Buffer }): KeyHolder => ({
  kind: 'recovery',
  id: 'district',
  name: String(key.generation),
  publicKey: key.publicKey,
});

/**
 * The server's word that this public key is that holder's. Without it, whoever can write to the database could put a
 * key of their own in its place, and the next words would be sealed to them.
 */
export function keyMac(macKey: Buffer, { kind, id, name, publicKey }: KeyHolder): Buffer {
  const statement = JSON.stringify(['tipward public key', kind, id, name, publicKey.toString('hex')]);
  return createHmac('sha256', macKey).update(statement).digest();
}

/** The server's word that this passkey is that person's. */
export function passkeyMac(
  macKey: Buffer,
  { id, staffId, publicKey }: { id: string; staffId: string; publicKey: Buffer },
): Buffer {
  const statement = JSON.stringify(['tipward passkey', id, staffId, publicKey.toString('hex')]);
  return createHmac('sha256', macKey).update(statement).digest();
}

export const isSameMac = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/** Whether the word is the server's own; false where there is none. */
export function isVouchedFor(macKey: Buffer, holder: KeyHolder, mac: Buffer | null): boolean {
  return mac !== null && isSameMac(mac, keyMac(macKey, holder));
}
