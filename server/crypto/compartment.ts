import { randomBytes } from 'node:crypto';
import { openWith, sealTo } from './hpke.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

/** A desk that can be sealed to. */
export type DeskKey = { id: string; publicKey: Buffer };

const INFO = 'tipward grant';
const DATA_KEY_SIZE = 32;

/** Compartment and desk are bound in, so that a grant copied to another row opens nothing. */
const placeOf = (compartmentId: string, deskId: string) => Buffer.from(`${compartmentId} ${deskId}`);

/** A fresh 256-bit data key for one compartment. */
export function newDataKey(): Buffer {
  return randomBytes(DATA_KEY_SIZE);
}

/**
 * The data key, sealed to a desk. With `lock` (a second key that the server holds back) the desk opens it only once
 * the lock is handed out: so a unit reads the others' findings when all three have signed, and not by waiting for a bug.
 */
export function sealGrant(dataKey: Buffer, compartmentId: string, desk: DeskKey, lock?: Buffer): Buffer {
  const inner = lock ? wrapKey(lock, dataKey, `held ${compartmentId}`) : dataKey;
  return sealTo(desk.publicKey, inner, INFO, placeOf(compartmentId, desk.id));
}

/** The data key, by the desk's private key and, for a held grant, the lock. @throws CannotOpen */
export function openGrant(
  grant: { compartmentId: string; deskId: string; sealedKey: Buffer },
  deskPrivateKey: Buffer,
  lock?: Buffer,
): Buffer {
  const inner = openWith(deskPrivateKey, grant.sealedKey, INFO, placeOf(grant.compartmentId, grant.deskId));
  return lock ? unwrapKey(lock, inner, `held ${grant.compartmentId}`) : inner;
}

/** The data key, wrapped for the reporter's receipt code. */
export function sealReceiptGrant(dataKey: Buffer, compartmentId: string, receiptKey: Buffer): Buffer {
  return wrapKey(receiptKey, dataKey, `receipt ${compartmentId}`);
}

/** @throws CannotOpen */
export function openReceiptGrant(wrapped: Buffer, compartmentId: string, receiptKey: Buffer): Buffer {
  return unwrapKey(receiptKey, wrapped, `receipt ${compartmentId}`);
}
