import { CannotOpen } from '../../crypto/cannot-open.ts';
import type { LayeredKey } from '../../crypto/layered-key.ts';
import { type ReceiptKeys, receiptKeys } from '../../crypto/receipt-key.ts';
import { refuse } from '../../domain/errors.ts';

/** One answer for every code that opens nothing, whether it is mistyped or nobody's. @throws Refusal RECEIPT_UNKNOWN */
export function keysOfCode(code: string, pepper: LayeredKey): ReceiptKeys {
  try {
    return receiptKeys(code, pepper);
  } catch (error) {
    if (error instanceof CannotOpen) return refuse('RECEIPT_UNKNOWN');
    throw error;
  }
}
