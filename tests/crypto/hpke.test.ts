import { createCipheriv, createPublicKey, createPrivateKey, randomBytes } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotOpen } from '../../server/crypto/cannot-open.ts';
import { decapsulate, encapsulate, scheduleKeys } from '../../server/crypto/hpke-schedule.ts';
import { generateKeyPair, openWith, sealTo } from '../../server/crypto/hpke.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const INFO = 'Ode on a Grecian Urn';
const PLAINTEXT = Buffer.from('Beauty is truth, truth beauty');
const other = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

function pairOf(privateKey: Buffer) {
  const key = createPrivateKey({ key: privateKey, format: 'raw-private', asymmetricKeyType: 'x25519' });
  return { privateKey, publicKey: createPublicKey(key).export({ format: 'raw-public' }) };
}

/** A view of a Node buffer's bytes alone, as the other library wants them. */
const alone = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('published vectors', () => {
  it('agrees on the shared secret of RFC 9180, A.1.1, from both sides', () => {
    const enc = hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431');
    const secret = 'fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc';
    const recipient = pairOf(hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'));
    const ephemeral = pairOf(hex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'));
    expect(ephemeral.publicKey.equals(enc)).toBe(true);
    expect(encapsulate(recipient.publicKey, ephemeral).toString('hex')).toBe(secret);
    expect(decapsulate(enc, recipient.privateKey).toString('hex')).toBe(secret);
  });

  it('seals as the vector for X25519, HKDF-SHA256 and AES-256-GCM in the test files of BoringSSL and Tink', () => {
    const recipient = hex('ac66bae9ffa270cf4a89ed9f274e30c0456babae2572aaaf002ff0d8884ab018');
    const ephemeral = pairOf(hex('28e212563a8b6f068af7ff17400ff1baf23612b7a738bbaf5dfb321b2b5b431a'));
    const { key, nonce } = scheduleKeys(encapsulate(recipient, ephemeral), INFO);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('Count-0'));
    const sealed = Buffer.concat([cipher.update(PLAINTEXT), cipher.final(), cipher.getAuthTag()]);
    expect(sealed.toString('hex')).toBe(
      '23ded2d5d90ea89d975dac4792b297240f194952d7421aacbff0474100052b6bb8aa58d18ef6c42b6960e2e28f',
    );
  });
});

describe('beside another implementation of RFC 9180', () => {
  const messages = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.uint8Array({ maxLength: 50 }));

  it('seals what the other opens', async () => {
    const { publicKey, privateKey } = generateKeyPair();
    const recipientKey = await other.kem.importKey('raw', alone(privateKey), false);
    await fc.assert(
      fc.asyncProperty(messages, async ([message, info, aad]) => {
        const sealed = sealTo(publicKey, Buffer.from(message), info, Buffer.from(aad));
        const opened = await other.open(
          { recipientKey, enc: alone(sealed.subarray(1, 33)), info: alone(Buffer.from(info)) },
          alone(sealed.subarray(33)),
          alone(Buffer.from(aad)),
        );
        expect(Buffer.from(opened).equals(message)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('opens what the other seals', async () => {
    const { publicKey, privateKey } = generateKeyPair();
    const recipientPublicKey = await other.kem.importKey('raw', alone(publicKey), true);
    await fc.assert(
      fc.asyncProperty(messages, async ([message, info, aad]) => {
        const { ct, enc } = await other.seal(
          { recipientPublicKey, info: alone(Buffer.from(info)) },
          alone(Buffer.from(message)),
          alone(Buffer.from(aad)),
        );
        const sealed = Buffer.concat([Buffer.of(1), Buffer.from(enc), Buffer.from(ct)]);
        expect(openWith(privateKey, sealed, info, Buffer.from(aad)).equals(message)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a box sealed to a desk', () => {
  const desk = generateKeyPair();
  const aad = Buffer.from('grant 1');
  const sealed = sealTo(desk.publicKey, PLAINTEXT, INFO, aad);

  it('opens for the desk, and is another box each time', () => {
    expect(openWith(desk.privateKey, sealed, INFO, aad).equals(PLAINTEXT)).toBe(true);
    expect(sealTo(desk.publicKey, PLAINTEXT, INFO, aad).equals(sealed)).toBe(false);
    expect(sealed[0]).toBe(1);
    expect(sealed.length).toBe(1 + 32 + PLAINTEXT.length + 16);
  });

  it('does not open for another key, purpose or associated data, nor for a malformed key', () => {
    expect(() => openWith(generateKeyPair().privateKey, sealed, INFO, aad)).toThrow(CannotOpen);
    expect(() => openWith(desk.privateKey, sealed, 'another', aad)).toThrow(CannotOpen);
    expect(() => openWith(desk.privateKey, sealed, INFO)).toThrow(CannotOpen);
    expect(() => openWith(randomBytes(31), sealed, INFO, aad)).toThrow(CannotOpen);
  });

  it('does not open with any byte changed or cut off; so the suite of number 2 does not open either', () => {
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 3;
      expect(() => openWith(desk.privateKey, changed, INFO, aad)).toThrow(CannotOpen);
      expect(() => openWith(desk.privateKey, sealed.subarray(0, place), INFO, aad)).toThrow(CannotOpen);
    }
  });

  it('is refused to a public key that is malformed or of small order', () => {
    for (const key of [Buffer.alloc(32), Buffer.alloc(31, 9), Buffer.alloc(0)]) {
      expect(() => sealTo(key, PLAINTEXT, INFO)).toThrow(RangeError);
    }
  });
});
