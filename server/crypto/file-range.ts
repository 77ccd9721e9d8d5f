import { CannotOpen } from './cannot-open.ts';
import {
  AES256_GCM_HKDF_1MB,
  headerSize,
  plaintextSize,
  plaintextStart,
  segmentAt,
  segmentCount,
  segmentPlace,
} from './file-layout.ts';
import { openSegment, readHeader } from './file-segments.ts';

/** Reads `length` bytes of the ciphertext from `offset` on. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;

/**
 * The plaintext's bytes from `start` up to, not including, `end`, a segment at a time: for seeking in a video.
 * The last segment is opened before anything comes out, because only it proves the file's size: a truncated or
 * lengthened file gives nothing at all.
 * @throws CannotOpen; RangeError where the range does not lie inside the plaintext.
 */
export async function* decryptRange(
  key: Buffer,
  associatedData: Buffer,
  readAt: ReadAt,
  ciphertextSize: number,
  start: number,
  end: number,
  layout = AES256_GCM_HKDF_1MB,
): AsyncGenerator<Buffer, void, undefined> {
  const size = plaintextSize(ciphertextSize, layout);
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!whole || start < 0 || start > end || end > size) throw new RangeError('no such range');

  const header = await readExactly(readAt, 0, headerSize(layout));
  const keys = readHeader(layout, key, associatedData, header);
  const last = segmentCount(layout, ciphertextSize) - 1;
  const open = async (index: number): Promise<Buffer> => {
    const place = segmentPlace(layout, index);
    const length = Math.min(place.size, ciphertextSize - place.offset);
    return openSegment(keys, index, index === last, await readExactly(readAt, place.offset, length));
  };

  const tail = await open(last);
  for (let index = segmentAt(layout, start); start < end && index <= last; index += 1) {
    const from = plaintextStart(layout, index);
    if (from >= end) return;
    const plaintext = index === last ? tail : await open(index);
    yield plaintext.subarray(Math.max(start - from, 0), end - from);
  }
}

async function readExactly(readAt: ReadAt, offset: number, length: number): Promise<Buffer> {
  const bytes = await readAt(offset, length);
  if (bytes.length !== length) throw new CannotOpen();
  return bytes;
}
