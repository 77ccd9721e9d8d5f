import { CannotOpen } from './cannot-open.ts';

/**
 * Tink's AES-GCM-HKDF streaming layout: a header (its own length, a salt, a nonce prefix), then segments that are each
 * sealed for their number and for whether they are the last. The first is shorter by the header, so that segment i
 * always starts at i × segmentSize.
 */
export type FileLayout = { hash: 'sha1' | 'sha256'; keySize: 16 | 32; segmentSize: number };

/** The one layout that files are written in; others exist for Tink's test vectors. */
export const AES256_GCM_HKDF_1MB: FileLayout = { hash: 'sha256', keySize: 32, segmentSize: 1 << 20 };

export const PREFIX_SIZE = 7;
export const TAG_SIZE = 16;

/** The header's length in bytes: 40 for AES-256. */
export function headerSize(layout: FileLayout): number {
  return 1 + layout.keySize + PREFIX_SIZE;
}

/** Where segment `index` lies in the ciphertext of a file, header left out. */
export function segmentPlace(layout: FileLayout, index: number): { offset: number; size: number } {
  const offset = index === 0 ? headerSize(layout) : index * layout.segmentSize;
  return { offset, size: (index + 1) * layout.segmentSize - offset };
}

/** How many bytes of plaintext a full segment holds. */
export function plaintextCapacity(layout: FileLayout, index: number): number {
  return segmentPlace(layout, index).size - TAG_SIZE;
}

/** The place in the plaintext at which segment `index` begins. */
export function plaintextStart(layout: FileLayout, index: number): number {
  return index === 0 ? 0 : index * (layout.segmentSize - TAG_SIZE) - headerSize(layout);
}

/** The segment that holds the plaintext's byte at `position`. */
export function segmentAt(layout: FileLayout, position: number): number {
  return Math.floor((position + headerSize(layout)) / (layout.segmentSize - TAG_SIZE));
}

/** The number of segments in a ciphertext of this size. @throws CannotOpen where no file has this size. */
export function segmentCount(layout: FileLayout, ciphertextSize: number): number {
  const count = Math.ceil(ciphertextSize / layout.segmentSize);
  const last = ciphertextSize - (count - 1) * layout.segmentSize;
  // An empty segment stands only for an empty file, never at the end of a longer one.
  const least = count === 1 ? headerSize(layout) + TAG_SIZE : TAG_SIZE + 1;
  if (count < 1 || last < least) throw new CannotOpen();
  return count;
}

/** The size in bytes of the plaintext inside a ciphertext. @throws CannotOpen where no file has this size. */
export function plaintextSize(ciphertextSize: number, layout: FileLayout = AES256_GCM_HKDF_1MB): number {
  return ciphertextSize - headerSize(layout) - segmentCount(layout, ciphertextSize) * TAG_SIZE;
}
