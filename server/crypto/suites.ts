import { CannotOpen } from './cannot-open.ts';

/** X25519, HKDF-SHA256, AES-256-GCM. */
export const SUITE_1 = 1;

/**
 * The suites that can be opened. Number 2 is kept for SM2, SM3 and SM4-GCM; number 40 is never given out, since a
 * streamed file begins with its header's length, 40, and carries its suite in its compartment's row.
 */
export type Suite = typeof SUITE_1;

/** The suite that `sealed` names in its first byte. @throws CannotOpen where it is empty or names none we know. */
export function suiteOf(sealed: Buffer): Suite {
  if (sealed[0] !== SUITE_1) throw new CannotOpen();
  return SUITE_1;
}
