import { describe, expect, it } from 'vitest';
import { Refusal } from '../../server/domain/errors.ts';
import { type Nameable, decideNaming, modeAtReport } from '../../server/domain/naming.ts';
import { PUBLIC_STATUSES, type PublicStatus } from '../../server/domain/reporter-view.ts';
import { type RewardScheme, schemeAdmits } from '../../server/domain/scheme.ts';

const now = new Date('2026-11-23T02:00:00Z');
const anonymous: Nameable = { identityMode: 'ANON', namedAt: null, withdrawnAt: null };
const answer = (lead: Nameable, status: PublicStatus, kind: 'REPORTER' | 'SYSTEM' = 'REPORTER') => {
  try {
    return decideNaming(lead, status, { kind }, now);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('an anonymous reporter', () => {
  it('gives a name while anything is still to come, and not after', () => {
    const over = PUBLIC_STATUSES.filter((status) => answer(anonymous, status) === 'TOO_LATE');
    expect(over).toEqual(['REFERRED_OUT', 'WITHDRAWN', 'CLOSED']);
    expect(answer(anonymous, 'VERIFYING')).toEqual({ identityMode: 'NAMED', namedAt: now });
  });

  it('gives it once, and never takes it back', () => {
    const named = { ...anonymous, identityMode: 'NAMED', namedAt: now } as const;
    expect(answer(named, 'VERIFYING')).toBe('ILLEGAL_TRANSITION');
    expect(answer({ ...named, namedAt: null }, 'SUBMITTED')).toBe('ILLEGAL_TRANSITION');
  });

  it('doesn’t after a withdrawal, and nobody does it for them', () => {
    expect(answer({ ...anonymous, withdrawnAt: now }, 'VERIFYING')).toBe('TOO_LATE');
    expect(answer(anonymous, 'VERIFYING', 'SYSTEM')).toBe('NOT_YOUR_STEP');
  });
});

describe('a measure that pays only named reporters', () => {
  const measure = (identity_at?: 'REPORT' | 'CLAIM') =>
    ({ eligibility: { identity_modes: ['NAMED'], ...(identity_at ? { identity_at } : {}) } }) as RewardScheme;
  const later = { identityMode: 'NAMED', namedAt: now } as const;

  it('pays whoever named themselves later where it wants the name at the claim, or doesn’t say', () => {
    for (const scheme of [measure('CLAIM'), measure()])
      expect(schemeAdmits(scheme, later.identityMode, modeAtReport(later))).toBe(true);
  });
  it('doesn’t where it wants the name with the report', () => {
    const admits = (lead: Omit<Nameable, 'withdrawnAt'>) =>
      schemeAdmits(measure('REPORT'), lead.identityMode, modeAtReport(lead));
    expect(admits(later)).toBe(false);
    expect(admits({ ...later, namedAt: null })).toBe(true);
    expect(admits(anonymous)).toBe(false);
  });
});
