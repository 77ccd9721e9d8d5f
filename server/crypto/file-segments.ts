import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { CannotOpen, orCannotOpen } from './cannot-open.ts';
import { PREFIX_SIZE, TAG_SIZE, headerSize } from './file-layout.ts';
import type { FileLayout } from './file-layout.ts';

/** What the segments of one file are sealed with; a fresh key for each file, derived from its header. */
export type SegmentKeys = { cipher: 'aes-128-gcm' | 'aes-256-gcm'; key: Buffer; prefix: Buffer };

/** A fresh header: its length ‖ salt ‖ nonce prefix. */
export function newHeader(layout: FileLayout): Buffer {
  return Buffer.concat([Buffer.of(headerSize(layout)), randomBytes(layout.keySize + PREFIX_SIZE)]);
}

/** The segment keys of a file. @throws RangeError where the file's key is shorter than the layout's. */
export function segmentKeys(
  layout: FileLayout,
  key: Buffer,
  associatedData: Buffer,
  header: Buffer,
): SegmentKeys {
  if (key.length < layout.keySize) throw new RangeError('the file key is too short');
  const salt = header.subarray(1, 1 + layout.keySize);
  return {
    cipher: layout.keySize === 32 ? 'aes-256-gcm' : 'aes-128-gcm',
    key: Buffer.from(hkdfSync(layout.hash, key, salt, associatedData, layout.keySize)),
    prefix: header.subarray(1 + layout.keySize),
  };
}

/** As {@link segmentKeys}, for a header that came from outside. @throws CannotOpen */
export function readHeader(
  layout: FileLayout,
  key: Buffer,
  associatedData: Buffer,
  header: Buffer,
): SegmentKeys {
  if (header.length !== headerSize(layout) || header[0] !== headerSize(layout)) throw new CannotOpen();
  return orCannotOpen(() => segmentKeys(layout, key, associatedData, header));
}

/** The number stops reordering and cutting out; the last byte stops truncation and appending. */
function nonceOf(keys: SegmentKeys, index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(PREFIX_SIZE + 5);
  keys.prefix.copy(nonce);
  nonce.writeUInt32BE(index, PREFIX_SIZE);
  nonce.writeUInt8(last ? 1 : 0, PREFIX_SIZE + 4);
  return nonce;
}

/** Seals segment `index`: ciphertext ‖ tag. */
export function sealSegment(keys: SegmentKeys, index: number, last: boolean, plaintext: Buffer): Buffer {
  const cipher = createCipheriv(keys.cipher, keys.key, nonceOf(keys, index, last), {
    authTagLength: TAG_SIZE,
  });
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Opens segment `index`. @throws CannotOpen */
export function openSegment(keys: SegmentKeys, index: number, last: boolean, sealed: Buffer): Buffer {
  if (sealed.length < TAG_SIZE) throw new CannotOpen();
  return orCannotOpen(() => {
    const decipher = createDecipheriv(keys.cipher, keys.key, nonceOf(keys, index, last), {
      authTagLength: TAG_SIZE,
    });
    decipher.setAuthTag(sealed.subarray(-TAG_SIZE));
    const plaintext = decipher.update(sealed.subarray(0, -TAG_SIZE));
    decipher.final();
    return plaintext;
  });
}
