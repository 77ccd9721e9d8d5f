import { createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A raw X25519 key pair, 32 bytes each. */
export type KeyPair = { publicKey: Buffer; privateKey: Buffer };

/** What one HPKE message is sealed with: AES-256 key and nonce. A context here serves one message only. */
export type MessageKeys = { key: Buffer; nonce: Buffer };

// RFC 9180, 4.1 and 5.1: KEM 0x0020 DHKEM(X25519, HKDF-SHA256), KDF 0x0001 HKDF-SHA256, AEAD 0x0002 AES-256-GCM.
const KEM_SUITE = Buffer.from('KEM\x00\x20', 'latin1');
const HPKE_SUITE = Buffer.from('HPKE\x00\x20\x00\x01\x00\x02', 'latin1');
const VERSION = Buffer.from('HPKE-v1');
const NOTHING = Buffer.alloc(0);
const MODE_BASE = Buffer.of(0);

function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

function labeledExtract(suite: Buffer, salt: Buffer, label: string, ikm: Buffer): Buffer {
  return hmac(salt, VERSION, suite, Buffer.from(label), ikm);
}

/** HKDF-Expand for at most 32 bytes, which is one HMAC block: all that this suite ever asks for. */
function labeledExpand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  const size = Buffer.of(0, length);
  return hmac(prk, size, VERSION, suite, Buffer.from(label), info, Buffer.of(1)).subarray(0, length);
}

function publicKeyObject(raw: Buffer): KeyObject {
  return createPublicKey({ key: raw, format: 'raw-public', asymmetricKeyType: 'x25519' });
}

function privateKeyObject(raw: Buffer): KeyObject {
  return createPrivateKey({ key: raw, format: 'raw-private', asymmetricKeyType: 'x25519' });
}

/** The raw public half of a raw private key. @throws on a malformed key */
export function publicHalf(privateKey: Buffer): Buffer {
  return createPublicKey(privateKeyObject(privateKey)).export({ format: 'raw-public' });
}

function sharedSecret(dh: Buffer, enc: Buffer, recipient: Buffer): Buffer {
  const prk = labeledExtract(KEM_SUITE, NOTHING, 'eae_prk', dh);
  return labeledExpand(KEM_SUITE, prk, 'shared_secret', Buffer.concat([enc, recipient]), 32);
}

/**
 * Encap with the given ephemeral pair, whose public half is `enc`. Never give the same pair twice.
 * @throws where the recipient's key is malformed or a point of small order (RFC 9180, 7.1.4; OpenSSL checks it).
 */
export function encapsulate(recipient: Buffer, ephemeral: KeyPair): Buffer {
  const dh = diffieHellman({
    privateKey: privateKeyObject(ephemeral.privateKey),
    publicKey: publicKeyObject(recipient),
  });
  return sharedSecret(dh, ephemeral.publicKey, recipient);
}

/** Decap: the shared secret of `enc` for the holder of `privateKey`. @throws on malformed keys. */
export function decapsulate(enc: Buffer, privateKey: Buffer): Buffer {
  const holder = privateKeyObject(privateKey);
  const recipient = createPublicKey(holder).export({ format: 'raw-public' });
  return sharedSecret(diffieHellman({ privateKey: holder, publicKey: publicKeyObject(enc) }), enc, recipient);
}

/** KeySchedule of mode_base (RFC 9180, 5.1): the key and the nonce of the first message. */
export function scheduleKeys(shared: Buffer, info: string): MessageKeys {
  const pskId = labeledExtract(HPKE_SUITE, NOTHING, 'psk_id_hash', NOTHING);
  const infoHash = labeledExtract(HPKE_SUITE, NOTHING, 'info_hash', Buffer.from(info, 'utf8'));
  const context = Buffer.concat([MODE_BASE, pskId, infoHash]);
  const secret = labeledExtract(HPKE_SUITE, shared, 'secret', NOTHING);
  return {
    key: labeledExpand(HPKE_SUITE, secret, 'key', context, 32),
    nonce: labeledExpand(HPKE_SUITE, secret, 'base_nonce', context, 12),
  };
}
