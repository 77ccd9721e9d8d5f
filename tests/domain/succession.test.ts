import { describe, expect, test } from 'vitest';
import {
  type Successor,
  demandSuccessor,
  maySucceed,
  officersAfter,
} from '../../server/domain/succession.ts';
import { person } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const from = { staffId: 'gone', unit: 'POLICE', roles: ['VERIFIER_POLICE'] as const };
const to = (over: Partial<Successor> = {}): Successor => ({
  ...from,
  staffId: 'new',
  active: true,
  certificateNo: '宁C-0009',
  keptAway: false,
  ...over,
});

describe('handing over a colleague’s work', () => {
  test('is a unit’s own affair', () => {
    expect(maySucceed(person('VERIFIER_POLICE', 'another'), from)).toBe(true);
    expect(maySucceed(person('VERIFIER_POLICE', 'gone'), from)).toBe(true);
    expect(maySucceed(person('VERIFIER_MARKET'), from)).toBe(false);
    expect(maySucceed(person('LEAD_AGENCY_HEAD'), from)).toBe(false);
    const intake = { staffId: 'i', unit: 'LEAD_AGENCY', roles: ['INTAKE_OFFICER'] as const };
    expect(maySucceed(person('INTAKE_SUPERVISOR'), intake)).toBe(true);
    expect(maySucceed(person('LEAD_AGENCY_HEAD'), intake)).toBe(true);
    expect(maySucceed(person('VERIFIER_LEAD'), intake)).toBe(false);
    expect(maySucceed(person('INTAKE_SUPERVISOR'), { ...intake, roles: ['VERIFIER_LEAD'] })).toBe(false);
  });

  test('goes to somebody else who is there, of the same unit and kind, and keeps away from nothing', () => {
    const actor = person('VERIFIER_POLICE', 'another');
    const trying = (over: Partial<Successor>) => pathsOf(() => demandSuccessor(actor, from, to(over)));
    expect(answerOf(() => demandSuccessor(actor, from, to()))).toBe('ALLOWED');
    expect(trying({ staffId: 'gone' })).toEqual(['to']);
    expect(trying({ active: false })).toEqual(['to']);
    expect(trying({ unit: 'MARKET_REG' })).toEqual(['to']);
    expect(trying({ roles: ['AUDITOR'] })).toEqual(['to']);
    expect(trying({ keptAway: true })).toEqual(['to']);
    expect(answerOf(() => demandSuccessor(person('VERIFIER_MARKET'), from, to()))).toBe('NOT_YOUR_STEP');
  });

  test('leaves two officers with two certificates', () => {
    const officers = [
      { staffId: 'gone', certificateNo: 'a' },
      { staffId: 'stays', certificateNo: 'b' },
    ];
    expect(officersAfter(officers, 'gone', to())).toEqual([
      { staffId: 'new', certificateNo: '宁C-0009' },
      { staffId: 'stays', certificateNo: 'b' },
    ]);
    expect(pathsOf(() => officersAfter(officers, 'gone', to({ staffId: 'stays' })))).toEqual(['to']);
    expect(pathsOf(() => officersAfter(officers, 'gone', to({ certificateNo: null })))).toEqual(['to']);
  });
});
