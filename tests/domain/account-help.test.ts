import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { helpEndsAt, helpTrouble, mayConfirmHelp, mayHelp } from '../../server/domain/account-help.ts';

const person = (id: string, changes: object = {}) => ({
  id,
  active: true,
  enrolled: true,
  unitCode: 'POLICE',
  deskIds: ['d1'],
  ...changes,
});
const anybody = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  active: fc.boolean(),
  enrolled: fc.boolean(),
  unitCode: fc.constantFrom('POLICE', 'FINANCE'),
  deskIds: fc.subarray(['d1', 'd2', 'd3']),
});
const NOON = new Date('2026-11-23T04:00:00Z');
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);

describe('who may help somebody who forgot their password', () => {
  it('is whoever sits beside them, wherever they are from', () => {
    expect(mayHelp(person('a', { unitCode: 'FINANCE' }), person('b'))).toBe(true);
    expect(mayHelp(person('a', { deskIds: ['d2'] }), person('b'))).toBe(false);
    expect(mayHelp(person('a', { deskIds: [] }), person('b'))).toBe(false);
  });

  it('is, for somebody without a desk, a person of the same unit whom a desk has let in', () => {
    const deskless = person('b', { deskIds: [] });
    expect(mayHelp(person('a', { deskIds: ['d2'] }), deskless)).toBe(true);
    expect(mayHelp(person('a', { unitCode: 'FINANCE' }), deskless)).toBe(false);
    expect(mayHelp(person('a', { deskIds: [] }), deskless)).toBe(false);
  });

  it('is never the person, never somebody suspended, never somebody who cannot let them in again', () => {
    fc.assert(
      fc.property(anybody, anybody, (helper, forgot) => {
        if (!mayHelp(helper, forgot)) return;
        expect(helper.id).not.toBe(forgot.id);
        expect(helper.deskIds).not.toEqual([]);
        expect(helper.active && helper.enrolled && forgot.active && forgot.enrolled).toBe(true);
        const shares = helper.deskIds.some((id) => forgot.deskIds.includes(id));
        expect(forgot.deskIds.length === 0 ? helper.unitCode === forgot.unitCode : shares).toBe(true);
      }),
    );
  });

  it('never confirms it too, and the one who forgot confirms nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'), (startedBy, admin) => {
        const help = { staffId: 'a', startedBy, reason: 'FORGOTTEN' as const };
        expect(mayConfirmHelp(help, admin)).toBe(admin !== 'a' && admin !== startedBy);
      }),
    );
    expect(mayConfirmHelp({ staffId: 'a', startedBy: 'b', reason: 'NEW' }, 'c')).toBe(false);
  });
});

describe('a one-time code', () => {
  const help = (changes: object = {}) => ({
    expiresAt: helpEndsAt('FORGOTTEN', NOON),
    endedAt: null,
    confirmedAt: NOON,
    ...changes,
  });
  it('is good for a day, for a newcomer for a week, and then gone', () => {
    expect(helpTrouble(help(), hours(23))).toBeNull();
    expect(helpTrouble(help(), hours(24))).toBe('GONE');
    expect(helpEndsAt('NEW', NOON)).toEqual(hours(7 * 24));
  });
  it('is good for nothing before it is confirmed, or once it was used', () => {
    expect(helpTrouble(help({ confirmedAt: null }), NOON)).toBe('UNCONFIRMED');
    expect(helpTrouble(help({ endedAt: NOON }), NOON)).toBe('GONE');
  });
});
