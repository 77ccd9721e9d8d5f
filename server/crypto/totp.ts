import { Secret, TOTP } from 'otpauth';
import { openRecord, sealRecord } from './record.ts';

const PERIOD_SECONDS = 30;
export const totpPlace = (staffId: string) => ({ table: 'staff', row: staffId, column: 'totp_secret' });
const totp = (secret: string, label = '') =>
  new TOTP({
    issuer: 'Tipward',
    label,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD_SECONDS,
  });

/** A fresh TOTP secret (RFC 6238), base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The secret as the database keeps it: sealed under the server's own key, since it is needed before sign-in. */
export function sealTotpSecret(totpKey: Buffer, secret: string, staffId: string): Buffer {
  return sealRecord(totpKey, secret, totpPlace(staffId));
}

/**
 * The time step that this code belongs to, one step of clock drift allowed each way; null for a wrong code. A caller
 * keeps the last accepted step and takes no code of it or before again.
 */
export function totpStepOf(
  totpKey: Buffer,
  sealedSecret: Buffer,
  staffId: string,
  code: string,
  now: Date,
): number | null {
  const secret = openRecord(totpKey, sealedSecret, totpPlace(staffId)).toString('utf8');
  const delta = totp(secret).validate({
    token: code.replaceAll(' ', ''),
    timestamp: now.getTime(),
    window: 1,
  });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** The code of a moment: for the demo's sign-ins and the tests. */
export function totpCode(secret: string, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() });
}

/** What an authenticator app reads from a QR code. */
export function totpUri(secret: string, username: string): string {
  return totp(secret, username).toString();
}
