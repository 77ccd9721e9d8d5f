import { createHmac } from 'node:crypto';

/**
 * A keyed digest of an account's number, the same for the same account, by which two claims to one account are noticed.
 * Nobody gets the number back from it, and nobody without the server's key can try numbers against it.
 */
export const payeeTag = (accountNo: string, key: Buffer): Buffer =>
  createHmac('sha256', key)
    .update(`payee v1 ${accountNo.replace(/[^0-9A-Za-z]/g, '').toUpperCase()}`)
    .digest();
