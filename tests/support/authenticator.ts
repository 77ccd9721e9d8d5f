import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const PRESENT = 0x01;
const WITH_KEY = 0x40;
const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();
const base64Url = (data: Uint8Array) => Buffer.from(data).toString('base64url');

/** A passkey in software (ES256, no attestation), which a test can make lie about its place and its counter. */
export function anAuthenticator(origin = 'http://localhost:3000') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  const id = base64Url(credentialId);

  const clientData = (type: string, challenge: string, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }));
  const head = (flags: number, counter: number, at: string) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(new URL(at).hostname), Buffer.of(flags), count]);
  };

  return {
    id,
    register(challenge: string, at = origin) {
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]);
      const length = Buffer.of(0, credentialId.length);
      const authData = Buffer.concat([
        head(PRESENT | WITH_KEY, 0, at),
        Buffer.alloc(16),
        length,
        credentialId,
        isoCBOR.encode(cose),
      ]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]);
      return {
        id,
        clientDataJSON: base64Url(clientData('webauthn.create', challenge, at)),
        attestationObject: base64Url(isoCBOR.encode(attestation as never)),
      };
    },
    answer(challenge: string, counter: number, at = origin) {
      const client = clientData('webauthn.get', challenge, at);
      const authData = head(PRESENT, counter, at);
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), privateKey);
      return {
        id,
        clientDataJSON: base64Url(client),
        authenticatorData: base64Url(authData),
        signature: base64Url(signature),
      };
    },
  };
}
