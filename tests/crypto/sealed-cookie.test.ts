import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openCookie, sealCookie } from '../../server/crypto/sealed-cookie.ts';

const key = randomBytes(32);
const now = new Date('2026-03-02T08:00:00Z');
const later = new Date('2026-03-02T16:00:00Z');

it('a cookie opens until it expires', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const sealed = sealCookie(key, 'session', value, later);
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(openCookie(key, 'session', sealed, now)).toBe(value);
      expect(openCookie(key, 'session', sealed, new Date(later.getTime() - 1))).toBe(value);
      expect(openCookie(key, 'session', sealed, later)).toBeNull();
    }),
  );
});

it('a cookie opens under no other name and with no other key', () => {
  const sealed = sealCookie(key, 'session', 'abc', later);
  expect(openCookie(key, 'receipt', sealed, now)).toBeNull();
  expect(openCookie(randomBytes(32), 'session', sealed, now)).toBeNull();
});

it('a cookie that was changed, respelt or made up is nothing, and no error', () => {
  const sealed = sealCookie(key, 'session', 'abc', later);
  for (let place = 0; place < sealed.length; place += 1) {
    const letter = sealed[place] === 'A' ? 'B' : 'A';
    const changed = sealed.slice(0, place) + letter + sealed.slice(place + 1);
    expect(openCookie(key, 'session', changed, now)).toBeNull();
  }
  expect(openCookie(key, 'session', `${sealed}=`, now)).toBeNull();
  expect(openCookie(key, 'session', ` ${sealed}`, now)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (anything) => {
      expect(openCookie(key, 'session', anything, now)).toBeNull();
    }),
  );
});
