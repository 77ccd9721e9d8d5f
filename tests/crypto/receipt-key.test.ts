import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { CannotOpen } from '../../server/crypto/cannot-open.ts';
import { newReceiptCode, receiptKeys } from '../../server/crypto/receipt-key.ts';

const pepper = [randomBytes(32)] as const;

it('a new code is four groups of four unmistakable characters', () => {
  const codes = Array.from({ length: 200 }, () => newReceiptCode());
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(200);
});

it('a code is made of exactly 80 of the bits it is given', () => {
  expect(newReceiptCode((size) => Buffer.alloc(size, 0xff))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  const asked: number[] = [];
  newReceiptCode((size) => {
    asked.push(size);
    return Buffer.alloc(size);
  });
  expect(asked).toEqual([10]);
});

it('the keys are the same however the code was typed', () => {
  const keys = receiptKeys('7K3M-01AB-CDEF-GH1J', pepper);
  expect(receiptKeys('７ｋ３ｍ　oiab－cdef—ghlj', pepper)).toEqual(keys);
  expect(keys.lookupTag.length).toBe(32);
  expect(keys.wrappingKey.length).toBe(32);
  expect(keys.lookupTag.equals(keys.wrappingKey)).toBe(false);
});

it('the tag needs the pepper; the wrapping key does not, so that a new pepper loses no report', () => {
  const [one, two] = [
    receiptKeys('7K3M01ABCDEFGH1J', pepper),
    receiptKeys('7K3M01ABCDEFGH1J', [randomBytes(32)]),
  ];
  expect(one.lookupTag.equals(two.lookupTag)).toBe(false);
  expect(one.wrappingKey.equals(two.wrappingKey)).toBe(true);
});

it('another code has other keys', () => {
  const [one, two] = [receiptKeys('7K3M01ABCDEFGH1J', pepper), receiptKeys('7K3M01ABCDEFGH1K', pepper)];
  expect(one.lookupTag.equals(two.lookupTag)).toBe(false);
  expect(one.wrappingKey.equals(two.wrappingKey)).toBe(false);
});

it('what is no code opens nothing', () => {
  expect(() => receiptKeys('7K3M', pepper)).toThrow(CannotOpen);
});
