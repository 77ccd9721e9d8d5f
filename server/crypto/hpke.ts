import { createCipheriv, createDecipheriv, generateKeyPairSync } from 'node:crypto';
import { CannotOpen, orCannotOpen } from './cannot-open.ts';
import { decapsulate, encapsulate, publicHalf, scheduleKeys } from './hpke-schedule.ts';
import type { KeyPair } from './hpke-schedule.ts';
import { SUITE_1, suiteOf } from './suites.ts';

export type { KeyPair } from './hpke-schedule.ts';

const ENC_SIZE = 32;
const TAG_SIZE = 16;
const NO_AAD = Buffer.alloc(0);

/** A fresh X25519 key pair, raw, 32 bytes each. */
export function generateKeyPair(): KeyPair {
  return generateKeyPairSync('x25519', {
    publicKeyEncoding: { format: 'raw-public' },
    privateKeyEncoding: { format: 'raw-private' },
  });
}

/** The public half of a raw X25519 private key. @throws CannotOpen where it is none */
export function publicKeyOf(privateKey: Buffer): Buffer {
  return orCannotOpen(() => publicHalf(privateKey));
}

/**
 * Seals to whoever holds the private half: suite ‖ enc ‖ ciphertext ‖ tag, RFC 9180 base mode, one message a context.
 * `info` names the purpose; the same `info` and `aad` are needed to open. The sender is not authenticated.
 * @throws RangeError where the public key is not a usable X25519 key.
 */
export function sealTo(publicKey: Buffer, plaintext: Buffer, info: string, aad: Buffer = NO_AAD): Buffer {
  const ephemeral = generateKeyPair();
  const { key, nonce } = scheduleKeys(agree(publicKey, ephemeral), info);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_SIZE });
  cipher.setAAD(aad);
  const body = cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([Buffer.of(SUITE_1), ephemeral.publicKey, body, cipher.getAuthTag()]);
}

/** Opens what {@link sealTo} sealed to this key's public half. @throws CannotOpen */
export function openWith(privateKey: Buffer, sealed: Buffer, info: string, aad: Buffer = NO_AAD): Buffer {
  suiteOf(sealed);
  if (sealed.length < 1 + ENC_SIZE + TAG_SIZE) throw new CannotOpen();
  return orCannotOpen(() => {
    const { key, nonce } = scheduleKeys(decapsulate(sealed.subarray(1, 1 + ENC_SIZE), privateKey), info);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_SIZE });
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(-TAG_SIZE));
    return Buffer.concat([decipher.update(sealed.subarray(1 + ENC_SIZE, -TAG_SIZE)), decipher.final()]);
  });
}

function agree(publicKey: Buffer, ephemeral: KeyPair): Buffer {
  try {
    return encapsulate(publicKey, ephemeral);
  } catch {
    throw new RangeError('not a usable X25519 public key');
  }
}
