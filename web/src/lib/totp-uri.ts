/** What an authenticator reads from a QR code, drawn once more where a form came back with its secret. */
export function totpUri(secret: string, username: string): string {
  const account = `Tipward:${encodeURIComponent(username)}`;
  return `otpauth://totp/${account}?issuer=Tipward&secret=${encodeURIComponent(secret)}&algorithm=SHA1&digits=6&period=30`;
}
