import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose public key: a desk by its code, a person by their user name. */
export type KeyHolder = { kind: 'desk' | 'staff'; id: string; name: string; publicKey: Buffer };

/**
 * The server's word that this public key is that holder's. Without it, whoever can write to the database could put a
 * key of their own in its place, and the next words would be sealed to them.
 */
export function keyMac(macKey: Buffer, { kind, id, name, publicKey }: KeyHolder): Buffer {
  const statement = JSON.stringify(['tipward public key', kind, id, name, publicKey.toString('hex')]);
  return createHmac('sha256', macKey).update(statement).digest();
}

/** Whether the word is the server's own; false where there is none. */
export function isVouchedFor(macKey: Buffer, holder: KeyHolder, mac: Buffer | null): boolean {
  const expected = keyMac(macKey, holder);
  return mac !== null && mac.length === expected.length && timingSafeEqual(mac, expected);
}
