import { type KeyPair, generateKeyPair, openWith, sealTo } from './hpke.ts';

const INFO = 'tipward membership';
const placeOf = (deskId: string, staffId: string) => Buffer.from(`${deskId} ${staffId}`);

/** The private keys of the desks at which a signed-in person sits, for as long as one request lasts. */
export type KeyRing = {
  readonly deskIds: readonly string[];
  /** Undefined where this person doesn't sit at the desk. @throws CannotOpen on a tampered membership */
  deskKey(deskId: string): Buffer | undefined;
  /** What was sealed to this person's own public key for that purpose. @throws CannotOpen */
  openOwn(sealed: Buffer, info: string, aad?: Buffer): Buffer;
};

export type SealedMembership = { deskId: string; sealedDeskKey: Buffer };

/** The desk's private key, sealed to a member. */
export function sealMembership(
  deskPrivateKey: Buffer,
  deskId: string,
  member: { id: string; publicKey: Buffer },
): Buffer {
  return sealTo(member.publicKey, deskPrivateKey, INFO, placeOf(deskId, member.id));
}

/** A ring that opens each desk's key only when it is asked for: most requests need one of them, or none. */
export function openKeyRing(
  staffId: string,
  privateKey: Buffer,
  memberships: readonly SealedMembership[],
): KeyRing {
  const opened = new Map<string, Buffer>();
  return {
    deskIds: memberships.map((membership) => membership.deskId),
    deskKey(deskId) {
      const known = opened.get(deskId);
      if (known) return known;
      const membership = memberships.find((each) => each.deskId === deskId);
      if (!membership) return undefined;
      const key = openWith(privateKey, membership.sealedDeskKey, INFO, placeOf(deskId, staffId));
      opened.set(deskId, key);
      return key;
    },
    openOwn: (sealed, info, aad) => openWith(privateKey, sealed, info, aad),
  };
}

/** A desk's key pair, made with its first member. */
export function newDeskKey(): KeyPair {
  return generateKeyPair();
}
