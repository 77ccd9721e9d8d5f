import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CannotOpen, orCannotOpen } from './cannot-open.ts';
import { SUITE_1, suiteOf } from './suites.ts';

const NONCE_SIZE = 12;
const TAG_SIZE = 16;
/** What sealing adds to a plaintext: suite, nonce and tag, 29 bytes. */
export const SEAL_OVERHEAD = 1 + NONCE_SIZE + TAG_SIZE;

/**
 * The suite and each part with its length before it, so that ('ab', 'c') and ('a', 'bc') never read alike.
 */
function associate(suite: number, context: readonly string[]): Buffer {
  const pieces: Buffer[] = [Buffer.of(suite)];
  for (const part of context) {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    pieces.push(length, bytes);
  }
  return Buffer.concat(pieces);
}

/**
 * Seals under a 32-byte key by AES-256-GCM with a random nonce: suite ‖ nonce ‖ ciphertext ‖ tag.
 * `context` is not stored; its first part names the purpose, so that one purpose's ciphertext never serves another.
 * @throws RangeError where the key is not of 32 bytes.
 */
export function sealUnder(key: Buffer, plaintext: Buffer | string, context: readonly string[]): Buffer {
  if (key.length !== 32) throw new RangeError('a sealing key has 32 bytes');
  const nonce = randomBytes(NONCE_SIZE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_SIZE });
  cipher.setAAD(associate(SUITE_1, context));
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  return Buffer.concat([
    Buffer.of(SUITE_1),
    nonce,
    cipher.update(bytes),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Opens what {@link sealUnder} sealed with the same key and context. @throws CannotOpen */
export function openUnder(key: Buffer, sealed: Buffer, context: readonly string[]): Buffer {
  const suite = suiteOf(sealed);
  if (sealed.length < SEAL_OVERHEAD) throw new CannotOpen();
  return orCannotOpen(() => {
    const nonce = sealed.subarray(1, 1 + NONCE_SIZE);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_SIZE });
    decipher.setAAD(associate(suite, context));
    decipher.setAuthTag(sealed.subarray(-TAG_SIZE));
    const body = sealed.subarray(1 + NONCE_SIZE, -TAG_SIZE);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  });
}
