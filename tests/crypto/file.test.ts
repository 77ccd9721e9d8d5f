import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotOpen } from '../../server/crypto/cannot-open.ts';
import { plaintextCapacity } from '../../server/crypto/file-layout.ts';
import type { FileLayout } from '../../server/crypto/file-layout.ts';
import { AES256_GCM_HKDF_1MB, decryptFile, encryptFile, plaintextSize } from '../../server/crypto/file.ts';
import { sealBySpec, through } from './spec-file.ts';
import { TINK_VECTORS } from './tink-vectors.ts';

const key = randomBytes(32);
const aad = Buffer.from('evidence:1');
// Segments of 8, then 48 bytes: every boundary within reach of a property test.
const SMALL: FileLayout = { hash: 'sha256', keySize: 32, segmentSize: 64 };

const seal = (plaintext: Buffer, layout = SMALL) => through(encryptFile(key, aad, layout), plaintext, [13]);
const open = (sealed: Buffer, layout = SMALL) => through(decryptFile(key, aad, layout), sealed, [17]);

const first = plaintextCapacity(AES256_GCM_HKDF_1MB, 0);
const later = plaintextCapacity(AES256_GCM_HKDF_1MB, 1);
const SIZES = [0, 1, first - 1, first, first + 1, first + later - 1, first + later, first + later + 1];

describe('a file in the one-megabyte layout', () => {
  it.each([...SIZES, first + 3 * later + 777])(
    'of %i bytes is sealed as the specification says',
    async (size) => {
      const plaintext = randomBytes(size);
      const sealed = await through(encryptFile(key, aad), plaintext, [65536, 1000]);
      const header = sealed.subarray(0, 40);
      expect(sealed.equals(sealBySpec(AES256_GCM_HKDF_1MB, key, aad, header, plaintext))).toBe(true);
      expect(plaintextSize(sealed.length)).toBe(size);
      expect((await through(decryptFile(key, aad), sealed)).equals(plaintext)).toBe(true);
    },
  );

  it('is given out segment by segment, without waiting for its end', () => {
    const sealing = encryptFile(key, aad);
    sealing.write(Buffer.alloc(3 * AES256_GCM_HKDF_1MB.segmentSize));
    expect(sealing.readableLength).toBe(3 * AES256_GCM_HKDF_1MB.segmentSize);
    sealing.destroy();
  });

  it('never has the same header twice', async () => {
    const [one, two] = await Promise.all([seal(Buffer.alloc(0)), seal(Buffer.alloc(0))]);
    expect(one.subarray(0, 40).equals(two.subarray(0, 40))).toBe(false);
  });

  it('is refused a key that is too short', () => {
    expect(() => encryptFile(randomBytes(31), aad)).toThrow(RangeError);
  });
});

describe("Tink's own vectors", () => {
  it.each(TINK_VECTORS)('open: $title', async (vector) => {
    const stream = decryptFile(Buffer.from(vector.key, 'hex'), Buffer.from(vector.aad, 'hex'), vector.layout);
    const plaintext = await through(stream, Buffer.from(vector.ciphertext, 'hex'), [7]);
    expect(plaintext.toString('hex')).toBe(vector.plaintext);
  });
});

describe('a sealed file that was tampered with', () => {
  const sizes = fc.integer({ min: 0, max: 300 });

  it('opens when nothing was done to it, however it was chunked', async () => {
    const chunks = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), chunks, async (bytes, chunkSizes) => {
        const sealed = await through(encryptFile(key, aad, SMALL), Buffer.from(bytes), chunkSizes);
        const opened = await through(decryptFile(key, aad, SMALL), sealed, chunkSizes.toReversed());
        expect(opened.equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it('does not open with any bit changed, header included', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.integer({ min: 0, max: 7 }), async (size, at, bit) => {
        const sealed = await seal(randomBytes(size));
        const place = at % sealed.length;
        sealed[place] = (sealed[place] ?? 0) ^ (1 << bit);
        await expect(open(sealed)).rejects.toBeInstanceOf(CannotOpen);
      }),
    );
  });

  it('does not open when cut off anywhere, between segments too', async () => {
    const sealed = await seal(randomBytes(200));
    for (let length = 0; length < sealed.length; length += 1) {
      await expect(open(sealed.subarray(0, length))).rejects.toBeInstanceOf(CannotOpen);
    }
  });

  it('does not open with bytes appended', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.uint8Array({ minLength: 1, maxLength: 130 }), async (size, extra) => {
        const longer = Buffer.concat([await seal(randomBytes(size)), extra]);
        await expect(open(longer)).rejects.toBeInstanceOf(CannotOpen);
      }),
    );
  });

  it('does not open with two segments swapped, one repeated or one taken from another file', async () => {
    const [sealed, other] = [await seal(randomBytes(200)), await seal(randomBytes(200))];
    const segment = (of: Buffer, index: number) => of.subarray(index * 64, (index + 1) * 64);
    const [a, b, c] = [segment(sealed, 0), segment(sealed, 1), segment(sealed, 2)];
    const rest = sealed.subarray(192);
    for (const parts of [
      [a, c, b, rest],
      [a, b, b, c, rest],
      [a, b, rest],
      [a, segment(other, 1), c, rest],
    ]) {
      await expect(open(Buffer.concat(parts))).rejects.toBeInstanceOf(CannotOpen);
    }
    expect((await open(Buffer.concat([a, b, c, rest]))).length).toBe(200);
  });

  it('does not open with another key, a short key or other associated data', async () => {
    const sealed = await seal(randomBytes(100));
    for (const stream of [
      decryptFile(randomBytes(32), aad, SMALL),
      decryptFile(key.subarray(0, 31), aad, SMALL),
      decryptFile(key, Buffer.from('evidence:2'), SMALL),
    ]) {
      await expect(through(stream, sealed)).rejects.toBeInstanceOf(CannotOpen);
    }
  });
});
