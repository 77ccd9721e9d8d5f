import { Transform } from 'node:stream';

/** Enough for the names inside an office document's archive, and for the pictures that stand before a song. */
const HEAD_BYTES = 256 * 1024;
const UNKNOWN = 'application/octet-stream';

/**
 * A stage that remembers how a file begins, in constant memory, to tell what it is by its content: what the sender
 * calls it decides nothing.
 */
export function typeByContent(): { stage: Transform; detected(): Promise<string> } {
  const pieces: Buffer[] = [];
  let held = 0;
  const stage = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (held < HEAD_BYTES) {
        // A copy: the chunk itself may be cut from a far larger buffer, which it would keep alive.
        const piece = Buffer.from(chunk.subarray(0, HEAD_BYTES - held));
        pieces.push(piece);
        held += piece.length;
      }
      done(null, chunk);
    },
  });
  return {
    stage,
    /** A media type, `application/octet-stream` where the content shows none; never throws. */
    detected: () => contentType(Buffer.concat(pieces)),
  };
}

/** What a file is by its first bytes: a media type, `application/octet-stream` where they show none; never throws. */
export async function contentType(head: Buffer): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found?.mime ?? UNKNOWN;
}
