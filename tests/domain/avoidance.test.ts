import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avoidedDesks, deskOfUnit, verifiableHere } from '../../server/domain/avoidance.ts';
import { JOINT_DESKS } from '../../server/domain/compartments.ts';
import { mayRecuse } from '../../server/domain/recusal.ts';
import { person, trying } from './lead-scenes.ts';
import { answerOf } from './refusals.ts';

const UNITS = ['LEAD_AGENCY', 'POLICE', 'MARKET_REG', 'CIVIL_AFFAIRS', 'EDUCATION', 'T640302100'];

describe('units that must not see a lead', () => {
  it('read at the desk that is theirs', () => {
    expect(deskOfUnit('POLICE')).toBe('POLICE');
    expect(deskOfUnit('EDUCATION')).toBe('REGULATOR:EDUCATION');
    expect(deskOfUnit('T640302100')).toBe('TOWNSHIP:640302100');
  });

  it('are kept out themselves; with one of the three the others have no need to know either', () => {
    expect(avoidedDesks([])).toEqual([]);
    expect(avoidedDesks(['T640302100', 'EDUCATION'])).toEqual(['TOWNSHIP:640302100', 'REGULATOR:EDUCATION']);
    expect(avoidedDesks(['POLICE']).sort()).toEqual(['MARKET_REG', 'POLICE']);
    expect(avoidedDesks(['LEAD_AGENCY']).sort()).toEqual(['LEAD_AGENCY', 'MARKET_REG', 'POLICE']);
    fc.assert(
      fc.property(fc.subarray(UNITS), (named) => {
        const out = avoidedDesks(named);
        for (const unit of named) expect(out).toContain(deskOfUnit(unit));
        // Intake takes every report in; nothing that a reporter names shuts it out by accident.
        expect(out).not.toContain('INTAKE');
        expect(verifiableHere(named)).toBe(!JOINT_DESKS.some((desk) => out.includes(desk)));
      }),
    );
  });

  it('among the three leave only a referral', () => {
    for (const unit of JOINT_DESKS) {
      const lead = { avoid: [unit] };
      expect(answerOf(trying('accept', 'INTAKE_OFFICER', { lead }))).toBe('REFERRAL_NEEDED');
      expect(answerOf(trying('assign', 'LEAD_COORDINATOR', { lead }))).toBe('REFERRAL_NEEDED');
      expect(answerOf(trying('assignUrgent', 'INTAKE_OFFICER', { lead }))).toBe('REFERRAL_NEEDED');
    }
    expect(trying('assign', 'LEAD_COORDINATOR', { lead: { avoid: ['EDUCATION'] } })).not.toThrow();
  });
});

describe('who keeps whom away from a lead', () => {
  const officer = { staffId: 'x', roles: ['INTAKE_OFFICER'] as const };
  const verifier = { staffId: 'y', roles: ['VERIFIER_POLICE'] as const };
  it('is the person, or their head', () => {
    expect(() => mayRecuse(person('VERIFIER_POLICE', 'y'), verifier)).not.toThrow();
    expect(() => mayRecuse(person('LEAD_AGENCY_HEAD', 'h'), verifier)).not.toThrow();
    expect(() => mayRecuse(person('INTAKE_SUPERVISOR', 's'), officer)).not.toThrow();
    expect(answerOf(() => mayRecuse(person('INTAKE_SUPERVISOR', 's'), verifier))).toBe('NOT_YOUR_STEP');
    expect(answerOf(() => mayRecuse(person('INTAKE_OFFICER', 'o'), officer))).toBe('NOT_YOUR_STEP');
  });
});
