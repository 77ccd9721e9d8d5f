import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { TextReader } from '@zip.js/zip.js';

/** A file in the archive: words, or bytes whose SHA-256 (hex) is known before they flow. */
export type ArchivePart =
  { name: string; text: string } | { name: string; sha256: string; open: () => Promise<Readable> };

/** Made of what flows through: SHA-256 in hex and size in bytes, once the stream has ended. */
export type Sealed = { content: Readable; whole: Promise<{ sha256: string; bytes: number }> };

/**
 * A ZIP encrypted by AES-256 under a passphrase, streamed in constant memory. A part that is not what its digest says
 * ends the archive with an error: what reaches the police is what was handed in, or nothing.
 */
export function sealedArchive(passphrase: string, parts: readonly ArchivePart[]): Sealed {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      hash.update(chunk);
      bytes += chunk.length;
      out.enqueue(chunk);
    },
  });
  const write = async () => {
    const library = await import('@zip.js/zip.js');
    const zip = new library.ZipWriter(through.writable, {
      password: passphrase,
      encryptionStrength: 3,
      useWebWorkers: false,
      // Pictures and films are packed already.
      level: 0,
    });
    for (const part of parts) {
      const content =
        'text' in part
          ? new library.TextReader(part.text)
          : Readable.toWeb(await checked(part, await part.open()));
      await zip.add(part.name, content as TextReader);
    }
    await zip.close();
  };
  const content = Readable.fromWeb(through.readable as Parameters<typeof Readable.fromWeb>[0]);
  const whole = write().then(() => ({ sha256: hash.digest('hex'), bytes }));
  whole.catch((error: unknown) => content.destroy(error as Error));
  return { content, whole };
}

/** The stream, which fails at its end where its bytes are others than promised. */
async function checked(
  { sha256, name }: { sha256: string; name: string },
  content: Readable,
): Promise<Readable> {
  async function* compared(): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    for await (const chunk of content as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
    if (hash.digest('hex') !== sha256)
      throw new Error(`${name.split('/')[0]}: not the file that was handed in`);
  }
  return Readable.from(compared(), { objectMode: false });
}
