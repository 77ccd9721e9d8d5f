import { createCipheriv, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Transform } from 'node:stream';
import type { FileLayout } from '../../server/crypto/file-layout.ts';

/**
 * The published AES-GCM-HKDF streaming function, written a second time and straight down from its specification, with
 * the whole message in memory and RFC 5869's HKDF by hand. It shares no code with the server's.
 */
export function sealBySpec(
  layout: FileLayout,
  key: Buffer,
  aad: Buffer,
  header: Buffer,
  message: Buffer,
): Buffer {
  const salt = header.subarray(1, 1 + layout.keySize);
  const prefix = header.subarray(1 + layout.keySize);
  const prk = createHmac(layout.hash, salt).update(key).digest();
  let block = Buffer.alloc(0);
  let okm = Buffer.alloc(0);
  for (let counter = 1; okm.length < layout.keySize; counter += 1) {
    block = createHmac(layout.hash, prk).update(block).update(aad).update(Buffer.of(counter)).digest();
    okm = Buffer.concat([okm, block]);
  }
  const derived = okm.subarray(0, layout.keySize);

  const parts = [message.subarray(0, layout.segmentSize - header.length - 16)];
  for (let at = layout.segmentSize - header.length - 16; at < message.length; at += layout.segmentSize - 16) {
    parts.push(message.subarray(at, at + layout.segmentSize - 16));
  }
  const sealed = parts.map((part, i) => {
    const number = Buffer.from(i.toString(16).padStart(8, '0'), 'hex');
    const nonce = Buffer.concat([prefix, number, Buffer.of(i === parts.length - 1 ? 1 : 0)]);
    const cipher = createCipheriv(layout.keySize === 32 ? 'aes-256-gcm' : 'aes-128-gcm', derived, nonce);
    return Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]);
  });
  return Buffer.concat([header, ...sealed]);
}

/** Sends `input` through a transform in chunks of the given sizes, over and over, and gathers what comes out. */
export async function through(stream: Transform, input: Buffer, chunkSizes = [65536]): Promise<Buffer> {
  function* chunks(): Generator<Buffer> {
    for (let at = 0, turn = 0; at < input.length; turn += 1) {
      const size = chunkSizes[turn % chunkSizes.length] ?? 1;
      yield input.subarray(at, at + size);
      at += size;
    }
  }
  const source = Readable.from(chunks(), { objectMode: false });
  source.on('error', (error) => stream.destroy(error));
  return buffer(source.pipe(stream));
}
