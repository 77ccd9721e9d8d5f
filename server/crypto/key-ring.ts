import { type KeyPair, generateKeyPair, openWith, sealTo } from './hpke.ts';

const INFO = 'tipward membership';
const placeOf = (deskId: string, staffId: string) => Buffer.from(`${deskId} ${staffId}`);
const CHAIN_INFO = 'tipward desk chain';
const chainPlaceOf = (deskId: string, generation: number) => Buffer.from(`${deskId} ${generation}`);

/** The private keys of the desks at which a signed-in person sits, for as long as one request lasts. */
export type KeyRing = {
  /** Whose ring it is: a person who keeps away from a lead opens nothing of it. */
  readonly staffId: string;
  readonly deskIds: readonly string[];
  /**
   * The desk's present key; with `generation` an earlier one, as long as something may still be sealed to it.
   * Undefined where this person doesn't hold it. @throws CannotOpen on a tampered membership or chain
   */
  deskKey(deskId: string, generation?: number): Buffer | undefined;
  /** What was sealed to this person's own public key for that purpose. @throws CannotOpen */
  openOwn(sealed: Buffer, info: string, aad?: Buffer): Buffer;
};

/** A seat: the desk's key of that generation (1 where it is left out), sealed to the member. */
export type SealedMembership = { deskId: string; sealedDeskKey: Buffer; generation?: number };
/** A step back: the private key of the generation before, sealed to this generation's public key. */
export type ChainLink = { deskId: string; generation: number; previousKey: Buffer };

/** The desk's private key, sealed to a member. */
export function sealMembership(
  deskPrivateKey: Buffer,
  deskId: string,
  member: { id: string; publicKey: Buffer },
): Buffer {
  return sealTo(member.publicKey, deskPrivateKey, INFO, placeOf(deskId, member.id));
}

/** The private key of generation `generation - 1`, for whoever holds that of `generation`. */
export function sealPreviousKey(
  previousPrivateKey: Buffer,
  desk: { id: string; generation: number; publicKey: Buffer },
): Buffer {
  return sealTo(desk.publicKey, previousPrivateKey, CHAIN_INFO, chainPlaceOf(desk.id, desk.generation));
}

/** A ring that opens each desk's key only when it is asked for: most requests need one of them, or none. */
export function openKeyRing(
  staffId: string,
  privateKey: Buffer,
  memberships: readonly SealedMembership[],
  chain: readonly ChainLink[] = [],
): KeyRing {
  const opened = new Map<string, Buffer>();
  const remember = (name: string, open: () => Buffer): Buffer => {
    const key = opened.get(name) ?? open();
    opened.set(name, key);
    return key;
  };
  const present = ({ deskId, sealedDeskKey }: SealedMembership) =>
    remember(deskId, () => openWith(privateKey, sealedDeskKey, INFO, placeOf(deskId, staffId)));

  return {
    staffId,
    deskIds: memberships.map((membership) => membership.deskId),
    deskKey(deskId, generation) {
      const membership = memberships.find((each) => each.deskId === deskId);
      if (!membership) return undefined;
      const newest = membership.generation ?? 1;
      const wanted = generation ?? newest;
      if (wanted > newest || wanted < 1) return undefined;
      let key = present(membership);
      for (let from = newest; from > wanted; from -= 1) {
        const link = chain.find((each) => each.deskId === deskId && each.generation === from);
        if (!link) return undefined;
        const holder = key;
        key = remember(`${deskId} ${from - 1}`, () =>
          openWith(holder, link.previousKey, CHAIN_INFO, chainPlaceOf(deskId, from)),
        );
      }
      return key;
    },
    openOwn: (sealed, info, aad) => openWith(privateKey, sealed, info, aad),
  };
}

/** A desk's key pair, made with its first member. */
export function newDeskKey(): KeyPair {
  return generateKeyPair();
}
