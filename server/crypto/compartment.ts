import { randomBytes } from 'node:crypto';
import { openWith, sealTo } from './hpke.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

/** A desk that can be sealed to. */
export type DeskKey = { id: string; publicKey: Buffer };

const INFO = 'tipward grant';
const DATA_KEY_SIZE = 32;

/** Which drawer: its own id, its lead, what it holds, and of findings whose they are (null for the others). */
export type DrawerPlace = { id: string; leadId: string; kind: string; deskId: string | null };

/** All of it is bound into whatever is sealed there: a drawer that is moved to another lead opens nothing. */
export const drawerContext = ({ id, leadId, kind, deskId }: DrawerPlace): string =>
  `${id} ${leadId} ${kind} ${deskId ?? '-'}`;

const placeOf = (drawer: DrawerPlace, deskId: string) => Buffer.from(`${drawerContext(drawer)} ${deskId}`);

/** A fresh 256-bit data key for one compartment. */
export function newDataKey(): Buffer {
  return randomBytes(DATA_KEY_SIZE);
}

/**
 * The data key, sealed to a desk. With `lock` (a second key that the server holds back) the desk opens it only once
 * the lock is handed out: so a unit reads the others' findings when all three have signed, and not by waiting for a bug.
 */
export function sealGrant(dataKey: Buffer, drawer: DrawerPlace, desk: DeskKey, lock?: Buffer): Buffer {
  const inner = lock ? wrapKey(lock, dataKey, `held ${drawerContext(drawer)}`) : dataKey;
  return sealTo(desk.publicKey, inner, INFO, placeOf(drawer, desk.id));
}

/** The data key, by the desk's private key and, for a held grant, the lock. @throws CannotOpen */
export function openGrant(
  grant: { deskId: string; sealedKey: Buffer },
  drawer: DrawerPlace,
  deskPrivateKey: Buffer,
  lock?: Buffer,
): Buffer {
  const inner = openWith(deskPrivateKey, grant.sealedKey, INFO, placeOf(drawer, grant.deskId));
  return lock ? unwrapKey(lock, inner, `held ${drawerContext(drawer)}`) : inner;
}

/** The same grant for the desk's next key. A held one stays held: what lies in it is handed over unopened. @throws CannotOpen */
export function resealGrant(
  sealedKey: Buffer,
  drawer: DrawerPlace,
  retiredPrivateKey: Buffer,
  desk: DeskKey,
): Buffer {
  const place = placeOf(drawer, desk.id);
  return sealTo(desk.publicKey, openWith(retiredPrivateKey, sealedKey, INFO, place), INFO, place);
}

/** The data key, wrapped for the reporter's receipt code. */
export function sealReceiptGrant(dataKey: Buffer, drawer: DrawerPlace, receiptKey: Buffer): Buffer {
  return wrapKey(receiptKey, dataKey, `receipt ${drawerContext(drawer)}`);
}

/** @throws CannotOpen */
export function openReceiptGrant(wrapped: Buffer, drawer: DrawerPlace, receiptKey: Buffer): Buffer {
  return unwrapKey(receiptKey, wrapped, `receipt ${drawerContext(drawer)}`);
}
