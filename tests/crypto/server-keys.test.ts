import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blindIndex } from '../../server/crypto/blind-index.ts';
import type { BlindIndexKind } from '../../server/crypto/blind-index.ts';
import { deriveKey } from '../../server/crypto/derive-key.ts';
import { layeredTag, retagged } from '../../server/crypto/layered-key.ts';
import { nextMasterKey } from '../../server/crypto/master-key.ts';
import { deriveServerKeys } from '../../server/crypto/server-keys.ts';

describe("the server's keys", () => {
  it('derive as RFC 5869, test case 3', () => {
    expect(deriveKey(Buffer.alloc(22, 0x0b), '').toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    );
  });

  it('are different keys of 32 bytes each, the same for the same master', () => {
    const master = randomBytes(32);
    const keys = Object.values(deriveServerKeys(master))
      .flat()
      .map((key) => key.toString('hex'));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => key.length === 64)).toBe(true);
    expect(deriveServerKeys(master)).toEqual(deriveServerKeys(Buffer.from(master)));
    expect(deriveServerKeys(randomBytes(32))).not.toEqual(deriveServerKeys(master));
  });

  it.each([0, 31, 33, 64, 128, 191, 193, 256])('are refused to a master of %i bytes', (size) => {
    expect(() => deriveServerKeys(randomBytes(size))).toThrow(RangeError);
  });

  it('after two rotations find every tag, sign as ever, and share nothing else with before', () => {
    const first = randomBytes(32);
    const [second, third] = [randomBytes(32), randomBytes(32)];
    const text = nextMasterKey(nextMasterKey(first, second), third);
    expect(text.length).toBe(32 + 64 + 2 * 96);
    for (const gone of [first, second]) expect(text.includes(gone)).toBe(false);
    const keys = [first, second, third].map(deriveServerKeys);
    const now = deriveServerKeys(text);
    for (const name of ['pepper', 'blindIndexKey', 'payeeKey'] as const)
      expect(now[name]).toEqual(keys.flatMap((each) => each[name]));
    for (const name of ['custodyKey', 'checkpointSeed'] as const) expect(now[name]).toEqual(keys[0]?.[name]);
    for (const name of ['totpKey', 'holdKey', 'keyMacKey', 'contactKey', 'cookieKey'] as const)
      expect(now[name]).toEqual(keys[2]?.[name]);
  });

  it('make a tag anew without the words, as long as it was', () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)];
    for (const size of [4, 16, 32])
      expect(retagged(layeredTag([old], 'words', size), fresh)).toEqual(
        layeredTag([old, fresh], 'words', size),
      );
  });
});

describe('the blind index', () => {
  const key = [randomBytes(32)] as const;

  it('gives the same value the same mark of 16 bytes', () => {
    expect(blindIndex(key, 'name', '金鑫投资')).toEqual(blindIndex(key, 'name', '金鑫投资'));
    expect(blindIndex(key, 'name', '金鑫投资').length).toBe(16);
  });

  it('gives another value, kind or key another mark', () => {
    const kinds: BlindIndexKind[] = ['name', 'credit_code', 'phone', 'url', 'gram'];
    const marks = kinds.map((kind) => blindIndex(key, kind, '13800138000'));
    marks.push(
      blindIndex(key, 'phone', '13800138001'),
      blindIndex([randomBytes(32)], 'phone', '13800138000'),
    );
    expect(new Set(marks.map((mark) => mark.toString('hex'))).size).toBe(7);
  });
});
