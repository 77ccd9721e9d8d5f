import { openUnder, sealUnder } from './aead.ts';

/**
 * Wraps a key under another 32-byte key: a compartment's key under a receipt's, a staff member's under a session's.
 * `context` names what is wrapped for what (`grant:<compartment id>`), and is needed again to unwrap.
 * @throws RangeError where the wrapping key is not of 32 bytes.
 */
export function wrapKey(wrappingKey: Buffer, key: Buffer, context: string): Buffer {
  return sealUnder(wrappingKey, key, ['tipward key', context]);
}

/** Unwraps what {@link wrapKey} wrapped with the same context. @throws CannotOpen */
export function unwrapKey(wrappingKey: Buffer, wrapped: Buffer, context: string): Buffer {
  return openUnder(wrappingKey, wrapped, ['tipward key', context]);
}
