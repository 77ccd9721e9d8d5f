import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CannotOpen } from '../../server/crypto/cannot-open.ts';
import type { FileLayout } from '../../server/crypto/file-layout.ts';
import { decryptRange, encryptFile, plaintextSize } from '../../server/crypto/file.ts';
import { through } from './spec-file.ts';

const key = randomBytes(32);
const aad = Buffer.from('evidence:1');
const SMALL: FileLayout = { hash: 'sha256', keySize: 32, segmentSize: 64 };

async function range(sealed: Buffer, start: number, end: number, size = sealed.length): Promise<Buffer> {
  const readAt = async (offset: number, length: number) => sealed.subarray(offset, offset + length);
  const pieces: Buffer[] = [];
  for await (const piece of decryptRange(key, aad, readAt, size, start, end, SMALL)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const sealed = (plaintext: Buffer) => through(encryptFile(key, aad, SMALL), plaintext);

it('gives any range of a file as it was', async () => {
  const places = fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300)).map((three) => three.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(places, async ([start = 0, end = 0, size = 0]) => {
      const plaintext = randomBytes(size);
      expect(await range(await sealed(plaintext), start, end)).toEqual(plaintext.subarray(start, end));
    }),
  );
});

it('reads no more than the header, the segments asked for and the last one', async () => {
  const file = await sealed(randomBytes(1000));
  const read: number[] = [];
  const readAt = async (offset: number, length: number) => {
    read.push(offset);
    return file.subarray(offset, offset + length);
  };
  for await (const piece of decryptRange(key, aad, readAt, file.length, 110, 120, SMALL)) {
    expect(piece.length).toBe(10);
  }
  expect(read).toEqual([0, 64 * Math.floor((file.length - 1) / 64), 192]);
});

it('works in the one-megabyte layout', async () => {
  const plaintext = randomBytes(2_500_000);
  const file = await through(encryptFile(key, aad), plaintext);
  const readAt = async (offset: number, length: number) => file.subarray(offset, offset + length);
  const pieces: Buffer[] = [];
  for await (const piece of decryptRange(key, aad, readAt, file.length, 1_000_000, 2_200_001))
    pieces.push(piece);
  expect(Buffer.concat(pieces).equals(plaintext.subarray(1_000_000, 2_200_001))).toBe(true);
});

it('gives nothing of a file that was cut off or lengthened, even of its whole part', async () => {
  const file = await sealed(randomBytes(200));
  for (let length = 0; length < file.length; length += 1) {
    await expect(range(file.subarray(0, length), 0, 1)).rejects.toThrow();
    await expect(range(file.subarray(0, length), 0, 1, file.length)).rejects.toBeInstanceOf(CannotOpen);
  }
  const longer = Buffer.concat([file, Buffer.alloc(20)]);
  await expect(range(longer, 0, 1)).rejects.toBeInstanceOf(CannotOpen);
});

it('gives nothing of a changed segment or header', async () => {
  const file = await sealed(randomBytes(200));
  for (const place of [0, 1, 39, 70]) {
    const changed = Buffer.from(file);
    changed[place] = (changed[place] ?? 0) ^ 1;
    await expect(range(changed, 10, 20)).rejects.toBeInstanceOf(CannotOpen);
  }
});

it('refuses a range outside the file', async () => {
  const file = await sealed(randomBytes(100));
  for (const [start, end] of [
    [-1, 5],
    [5, 4],
    [0, 101],
    [0.5, 3],
    [Number.NaN, 3],
  ] as const) {
    await expect(range(file, start, end)).rejects.toBeInstanceOf(RangeError);
  }
});

it('knows the sizes that no file can have', () => {
  for (const size of [0, 39, 55, 65, 80, 128 + 16]) {
    expect(() => plaintextSize(size, SMALL)).toThrow(CannotOpen);
  }
  expect(plaintextSize(56, SMALL)).toBe(0);
  expect(plaintextSize(81, SMALL)).toBe(9);
});
