import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';

/** Who signs notes: a name without spaces or `+`, and an Ed25519 key. */
export type NoteSigner = { verifier: NoteVerifier; sign(text: string): string };
export type NoteVerifier = {
  name: string;
  /** As C2SP writes it: `<name>+<key id, hex>+<base64 of 0x01 and the key>`. */
  text: string;
  /** The text that this key signed, its last line end included; null where it did not, or it is no note. */
  open(note: string): string | null;
};

const ED25519 = Buffer.from([1]);
const KEY_BYTES = 32;
// DER of RFC 8410: what stands before the 32 bytes of a private and of a public key.
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs notes as C2SP's signed-note has them, so that any tool that reads those can check ours. */
export function noteSigner(name: string, seed: Buffer): NoteSigner {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const verifier = verifierOf(name, publicBytes(key));
  const keyId = keyIdOf(name, publicBytes(key));
  return {
    verifier,
    sign(text) {
      if (!text.endsWith('\n')) throw new RangeError('a note ends with a line end');
      const signature = Buffer.concat([keyId, signBytes(null, Buffer.from(text), key)]);
      return `${text}\n— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

/** A verifier from its published text; null where that is none. */
export function noteVerifier(text: string): NoteVerifier | null {
  const [, name = '', id = '', encoded = ''] =
    /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})$/.exec(text.trim()) ?? [];
  const key = Buffer.from(encoded, 'base64');
  if (key.length !== KEY_BYTES + 1 || key[0] !== ED25519[0]) return null;
  const publicKey = key.subarray(1);
  return keyIdOf(name, publicKey).toString('hex') === id ? verifierOf(name, publicKey) : null;
}

/** The public half of a seed: 32 bytes. */
export function publicKeyOfSeed(seed: Buffer): Buffer {
  return publicBytes(
    createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' }),
  );
}

function verifierOf(name: string, publicKey: Buffer): NoteVerifier {
  const keyId = keyIdOf(name, publicKey);
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, publicKey]), format: 'der', type: 'spki' });
  return {
    name,
    text: `${name}+${keyId.toString('hex')}+${Buffer.concat([ED25519, publicKey]).toString('base64')}`,
    open(note) {
      const end = note.lastIndexOf('\n\n') + 1;
      if (end === 0 || !note.endsWith('\n')) return null;
      const text = note.slice(0, end);
      for (const line of note.slice(end + 1, -1).split('\n')) {
        const signature = signatureIn(line, name);
        if (!signature?.subarray(0, 4).equals(keyId)) continue; // other keys may sign the same note
        return verifyBytes(null, Buffer.from(text), key, signature.subarray(4)) ? text : null;
      }
      return null;
    },
  };
}

function signatureIn(line: string, name: string): Buffer | null {
  const [mark, signer, encoded, ...rest] = line.split(' ');
  return mark === '—' && signer === name && encoded && rest.length === 0
    ? Buffer.from(encoded, 'base64')
    : null;
}

function keyIdOf(name: string, publicKey: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(ED25519).update(publicKey).digest().subarray(0, 4);
}

function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
}
