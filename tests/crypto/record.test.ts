import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotOpen } from '../../server/crypto/cannot-open.ts';
import { openRecord, sealRecord } from '../../server/crypto/record.ts';
import { unwrapKey, wrapKey } from '../../server/crypto/wrap.ts';

const key = randomBytes(32);
const place = { table: 'messages', row: '7', column: 'body' };

describe('a sealed column', () => {
  it('opens where it was sealed, whatever its bytes and its place', () => {
    const places = fc.record({ table: fc.string(), row: fc.string(), column: fc.string() });
    fc.assert(
      fc.property(fc.uint8Array(), places, (bytes, anywhere) => {
        const opened = openRecord(key, sealRecord(key, Buffer.from(bytes), anywhere), anywhere);
        expect(opened.equals(bytes)).toBe(true);
      }),
    );
  });

  it('takes text as UTF-8', () => {
    expect(openRecord(key, sealRecord(key, '高额返利', place), place).toString()).toBe('高额返利');
  });

  it('opens in no other table, row or column, and not where the three only read alike', () => {
    const sealed = sealRecord(key, 'x', place);
    for (const moved of [
      { ...place, table: 'findings' },
      { ...place, row: '8' },
      { ...place, column: 'subject' },
      { table: 'messages7', row: '', column: 'body' },
      { table: 'messages', row: '7body', column: '' },
      { table: '', row: 'messages7', column: 'body' },
    ]) {
      expect(() => openRecord(key, sealed, moved)).toThrow(CannotOpen);
    }
  });

  it('does not open with another key, any byte changed, or cut off', () => {
    const sealed = sealRecord(key, 'narrative', place);
    expect(() => openRecord(randomBytes(32), sealed, place)).toThrow(CannotOpen);
    expect(() => openRecord(randomBytes(16), sealed, place)).toThrow(CannotOpen);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 3;
      expect(() => openRecord(key, changed, place)).toThrow(CannotOpen);
      expect(() => openRecord(key, sealed.subarray(0, at), place)).toThrow(CannotOpen);
    }
  });

  it('shows neither its text nor that two texts are the same', () => {
    const [one, two] = [sealRecord(key, 'the same words', place), sealRecord(key, 'the same words', place)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('same')).toBe(false);
    expect(one[0]).toBe(1);
  });

  it('is refused a key of another length', () => {
    expect(() => sealRecord(randomBytes(16), 'x', place)).toThrow(RangeError);
  });

  it('says nothing of why it does not open', () => {
    let failure: unknown;
    try {
      openRecord(randomBytes(32), sealRecord(key, 'x', place), place);
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ name: 'CannotOpen', message: 'cannot open' });
    expect((failure as Error).cause).toBeUndefined();
  });
});

describe('a wrapped key', () => {
  it('opens for its own context and for no other', () => {
    const inner = randomBytes(32);
    const wrapped = wrapKey(key, inner, 'grant:1');
    expect(unwrapKey(key, wrapped, 'grant:1').equals(inner)).toBe(true);
    expect(() => unwrapKey(key, wrapped, 'grant:2')).toThrow(CannotOpen);
    expect(() => unwrapKey(randomBytes(32), wrapped, 'grant:1')).toThrow(CannotOpen);
  });

  it('does not pass for a record', () => {
    const wrapped = wrapKey(key, randomBytes(32), 'messages');
    expect(() => openRecord(key, wrapped, { table: 'messages', row: '', column: '' })).toThrow(CannotOpen);
  });
});
