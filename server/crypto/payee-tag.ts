import { type LayeredKey, layeredTag } from './layered-key.ts';

/**
 * A keyed digest of an account's number, the same for the same account, by which two claims to one account are noticed.
 * Nobody gets the number back from it, and nobody without the server's key can try numbers against it.
 */
export const payeeTag = (accountNo: string, key: LayeredKey): Buffer =>
  layeredTag(key, `payee v1 ${accountNo.replace(/[^0-9A-Za-z]/g, '').toUpperCase()}`);
