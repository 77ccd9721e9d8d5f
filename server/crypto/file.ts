import { Transform } from 'node:stream';
import { CannotOpen } from './cannot-open.ts';
import { AES256_GCM_HKDF_1MB, headerSize, plaintextCapacity, segmentPlace } from './file-layout.ts';
import type { FileLayout } from './file-layout.ts';
import { newHeader, openSegment, readHeader, sealSegment, segmentKeys } from './file-segments.ts';
import type { SegmentKeys } from './file-segments.ts';
import { createPieceCutter } from './piece-cutter.ts';

export { AES256_GCM_HKDF_1MB, plaintextSize } from './file-layout.ts';
export { decryptRange } from './file-range.ts';

/**
 * A stream that seals a file under a 32-byte key in Tink's AES256-GCM-HKDF-1MB layout, holding one segment at a time.
 * `associatedData` (at most 1024 bytes) names the file and is needed again to open it.
 * @throws RangeError where the key is too short.
 */
export function encryptFile(key: Buffer, associatedData: Buffer, layout = AES256_GCM_HKDF_1MB): Transform {
  const header = newHeader(layout);
  const keys = segmentKeys(layout, key, associatedData, header);
  const cutter = createPieceCutter((index) => plaintextCapacity(layout, index));
  const stream = pieceTransform(
    function* (chunk) {
      for (const { index, bytes } of cutter.push(chunk)) yield sealSegment(keys, index, false, bytes);
    },
    () => {
      const { index, bytes } = cutter.rest();
      return sealSegment(keys, index, true, bytes);
    },
  );
  stream.push(header);
  return stream;
}

/**
 * A stream that opens what {@link encryptFile} sealed. Each byte that comes out is authentic and in its place; that the
 * file is whole is known only when the stream ends without error. Fails with CannotOpen.
 */
export function decryptFile(key: Buffer, associatedData: Buffer, layout = AES256_GCM_HKDF_1MB): Transform {
  let keys: SegmentKeys | undefined;
  // The header is the piece before the segments: piece 0, segment n being piece n + 1.
  const cutter = createPieceCutter((piece) => pieceSize(layout, piece));
  return pieceTransform(
    function* (chunk) {
      for (const { index, bytes } of cutter.push(chunk)) {
        if (keys) yield openSegment(keys, index - 1, false, bytes);
        else keys = readHeader(layout, key, associatedData, Buffer.from(bytes));
      }
    },
    () => {
      const { index, bytes } = cutter.rest();
      if (!keys) throw new CannotOpen();
      return openSegment(keys, index - 1, true, bytes);
    },
  );
}

function pieceSize(layout: FileLayout, piece: number): number {
  return piece === 0 ? headerSize(layout) : segmentPlace(layout, piece - 1).size;
}

/** A transform over pieces, with every throw turned into the stream's error. */
function pieceTransform(pieces: (chunk: Buffer) => Iterable<Buffer>, last: () => Buffer): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        for (const piece of pieces(chunk)) this.push(piece);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, last());
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
