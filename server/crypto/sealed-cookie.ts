import { openUnder, sealUnder } from './aead.ts';
import { CannotOpen } from './cannot-open.ts';

const EXPIRY_SIZE = 8;

/**
 * A cookie's value that the browser can neither read nor change, in base64url. Name and expiry are sealed with it, so
 * that it serves under no other name and no longer than it was given for.
 */
export function sealCookie(cookieKey: Buffer, name: string, value: string, expires: Date): string {
  const expiry = Buffer.alloc(EXPIRY_SIZE);
  expiry.writeBigUInt64BE(BigInt(expires.getTime()));
  const plaintext = Buffer.concat([expiry, Buffer.from(value, 'utf8')]);
  return sealUnder(cookieKey, plaintext, ['tipward cookie', name]).toString('base64url');
}

/** The value, or null where the cookie is not ours, was changed, bears another name or has expired by `now`. */
export function openCookie(cookieKey: Buffer, name: string, sealed: string, now: Date): string | null {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    // Node's decoder skips what it does not know; only the one spelling that we gave out counts.
    if (bytes.toString('base64url') !== sealed) return null;
    const plaintext = openUnder(cookieKey, bytes, ['tipward cookie', name]);
    if (plaintext.readBigUInt64BE(0) <= BigInt(now.getTime())) return null;
    return plaintext.toString('utf8', EXPIRY_SIZE);
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}
