import { randomBytes } from 'node:crypto';
import { encodeCrockford, formatReceiptCode, normaliseReceiptCode } from '../domain/receipt-code.ts';
import { CannotOpen } from './cannot-open.ts';
import { deriveKey } from './derive-key.ts';
import { type LayeredKey, layeredTag } from './layered-key.ts';

/** `lookupTag` finds the receipt's row; `wrappingKey` opens its grants. 32 bytes each. */
export type ReceiptKeys = { lookupTag: Buffer; wrappingKey: Buffer };

/** A new receipt code of 80 random bits, as it is read aloud: `7K3M-…-…-…`. */
export function newReceiptCode(random: (size: number) => Buffer = randomBytes): string {
  return formatReceiptCode(encodeCrockford(random(10)));
}

/**
 * The keys of a receipt code, in whatever spelling it was typed. The server keeps the tag alone, and the tag needs the
 * pepper, so that a stolen database does not even tell whether a code exists.
 * @throws CannotOpen where `code` is no receipt code.
 */
export function receiptKeys(code: string, pepper: LayeredKey): ReceiptKeys {
  const normal = normaliseReceiptCode(code);
  if (normal === null) throw new CannotOpen();
  return {
    lookupTag: layeredTag(pepper, deriveKey(normal, 'tipward receipt v1 lookup')),
    wrappingKey: deriveKey(normal, 'tipward receipt v1 wrapping'),
  };
}
