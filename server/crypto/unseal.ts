import { randomBytes } from 'node:crypto';
import { type DrawerPlace, drawerContext } from './compartment.ts';
import { sealTo } from './hpke.ts';
import type { KeyRing } from './key-ring.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

const INFO = 'tipward unseal';

/** Which request, for whom, of which drawer: all of it is bound into what is sealed. */
export type UnsealPlace = { id: string; staffId: string; drawer: DrawerPlace };

export const unsealContext = ({ id, staffId, drawer }: UnsealPlace) =>
  `unseal ${id} ${staffId} ${drawerContext(drawer)}`;

/**
 * A drawer's data key for one person, in two halves: sealed to their own public key under a lock, and the lock under
 * the server's. Neither opens it alone, and once either is destroyed nobody does.
 */
export function sealForPerson(
  dataKey: Buffer,
  place: UnsealPlace,
  publicKey: Buffer,
  holdKey: Buffer,
): { sealedKey: Buffer; heldKey: Buffer } {
  const lock = randomBytes(32);
  const context = unsealContext(place);
  const inner = wrapKey(lock, dataKey, context);
  return {
    sealedKey: sealTo(publicKey, inner, INFO, Buffer.from(context)),
    heldKey: wrapKey(holdKey, lock, context),
  };
}

/** The data key, by the person's own ring and the server's half. @throws CannotOpen */
export function openForPerson(
  sealed: { sealedKey: Buffer; heldKey: Buffer },
  place: UnsealPlace,
  ring: KeyRing,
  holdKey: Buffer,
): Buffer {
  const context = unsealContext(place);
  const lock = unwrapKey(holdKey, sealed.heldKey, context);
  return unwrapKey(lock, ring.openOwn(sealed.sealedKey, INFO, Buffer.from(context)), context);
}
