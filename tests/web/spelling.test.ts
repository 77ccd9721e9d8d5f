import { expect, test } from 'vitest';
import { encodeCrockford } from '../../server/domain/receipt-code.ts';
import en from '../../web/src/lib/messages/en/registration.ts';
import zh from '../../web/src/lib/messages/zh-CN/registration.ts';

/** Every sign that a receipt code can hold: all five-bit values, written out. */
const SIGNS = [...encodeCrockford(Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex'))];

test('every sign of a receipt code can be said on the telephone, and none like another', () => {
  expect(SIGNS).toHaveLength(32);
  expect(new Set(SIGNS).size).toBe(32);
  for (const words of [zh.spelling, en.spelling] as Record<string, string>[]) {
    expect(Object.keys(words).toSorted()).toEqual(SIGNS.toSorted());
    expect(new Set(Object.values(words)).size).toBe(32);
  }
});
