import { hkdfSync } from 'node:crypto';

/**
 * A 32-byte key from a secret that is already strong (a random key, a receipt code's 80 bits), by HKDF-SHA256 without
 * salt. Each `info` gives a key that says nothing of the others.
 */
export function deriveKey(secret: Buffer | string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, 32));
}
