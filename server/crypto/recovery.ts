import { combine, split } from 'shamir-secret-sharing';
import { generateKeyPair, openWith, publicKeyOf, sealTo } from './hpke.ts';

const DESK_INFO = 'tipward desk recovery';
const PROOF_INFO = 'tipward recovery proof';
const PROOF = Buffer.from('these shares belong together');

/** Whose key lies there: the desk, the generation of its key and of the recovery key. */
export type RecoveryPlace = { deskId: string; generation: number; recoveryGeneration: number };

const placeOf = ({ deskId, generation, recoveryGeneration }: RecoveryPlace) =>
  Buffer.from(`${deskId} ${generation} ${recoveryGeneration}`);

/**
 * A fresh recovery key: its public half, a proof that only its private half opens, and the private half in `of` shares
 * of 33 bytes, of which any `needed` restore it and fewer say nothing (Shamir over GF(2^8)). The whole is not kept.
 */
export async function newRecoveryKey(
  of: number,
  needed: number,
): Promise<{ publicKey: Buffer; proof: Buffer; shares: Buffer[] }> {
  const { publicKey, privateKey } = generateKeyPair();
  const shares = await split(new Uint8Array(privateKey), of, needed);
  privateKey.fill(0);
  return {
    publicKey,
    proof: sealTo(publicKey, PROOF, PROOF_INFO),
    shares: shares.map((share) => Buffer.from(share)),
  };
}

/** The private half out of enough shares; null where they don't make this recovery key. */
export async function combineShares(
  shares: readonly Buffer[],
  key: { publicKey: Buffer; proof: Buffer },
): Promise<Buffer | null> {
  try {
    const privateKey = Buffer.from(await combine(shares.map((share) => new Uint8Array(share))));
    const fits = publicKeyOf(privateKey).equals(key.publicKey);
    return fits && openWith(privateKey, key.proof, PROOF_INFO).equals(PROOF) ? privateKey : null;
  } catch {
    // Whatever the library or the seal finds wrong, it is wrong with what was typed.
    return null;
  }
}

/** A desk's private key, sealed so that the agencies together can give it back. */
export function sealForRecovery(
  deskPrivateKey: Buffer,
  place: RecoveryPlace,
  recoveryPublicKey: Buffer,
): Buffer {
  return sealTo(recoveryPublicKey, deskPrivateKey, DESK_INFO, placeOf(place));
}

/** @throws CannotOpen */
export function openForRecovery(sealedKey: Buffer, place: RecoveryPlace, recoveryPrivateKey: Buffer): Buffer {
  return openWith(recoveryPrivateKey, sealedKey, DESK_INFO, placeOf(place));
}
