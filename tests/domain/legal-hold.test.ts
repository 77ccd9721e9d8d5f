import { expect, it } from 'vitest';
import type { StaffActor } from '../../server/domain/actor.ts';
import { addMonths } from '../../server/domain/calendar.ts';
import { decideErasure } from '../../server/domain/erasure-run.ts';
import { decideLegalHold, decideLifting } from '../../server/domain/legal-hold.ts';
import { NOW, later, person, reporter } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const head = person('LEAD_AGENCY_HEAD');
const police = person('VERIFIER_POLICE');

it('the head or the police keep a lead, for good or until a day of the next ten years', () => {
  const hold = (until: Date | null, by = head) => answerOf(() => decideLegalHold(until, by, NOW));
  expect([hold(null), hold(later(1)), hold(null, police)]).toEqual(['ALLOWED', 'ALLOWED', 'ALLOWED']);
  expect(hold(null, person('ARCHIVIST'))).toBe('NOT_YOUR_STEP');
  expect(answerOf(() => decideLegalHold(null, reporter, NOW))).toBe('NOT_YOUR_STEP');
  for (const until of [NOW, new Date(NOW.getTime() - 1), addMonths(NOW, 121)]) {
    expect(pathsOf(() => decideLegalHold(until, head, NOW))).toEqual(['until']);
  }
});

it('somebody else than its setter lifts it, as long as it stands', () => {
  const set = { setBy: 'the LEAD_AGENCY_HEAD', until: null, liftedAt: null };
  const lift = (changes: object, by = police) =>
    answerOf(() => decideLifting({ ...set, ...changes }, by, NOW));
  expect(lift({})).toBe('ALLOWED');
  expect(lift({}, head)).toBe('SECOND_PERSON_NEEDED');
  expect(lift({}, person('ARCHIVIST'))).toBe('NOT_YOUR_STEP');
  expect(lift({ liftedAt: NOW })).toBe('ILLEGAL_TRANSITION');
  expect(lift({ until: new Date(NOW.getTime() - 1) })).toBe('ILLEGAL_TRANSITION');
});

it('a run is approved by the head, never by its proposer, and once', () => {
  const archivist = person('ARCHIVIST');
  const run = { status: 'PROPOSED', proposedBy: 'the ARCHIVIST' } as const;
  expect(decideErasure(run, true, head)).toBe('APPROVED');
  expect(decideErasure(run, false, head)).toBe('REFUSED');
  expect(decideErasure(run, false, archivist)).toBe('REFUSED');
  expect(answerOf(() => decideErasure(run, true, archivist))).toBe('NOT_YOUR_STEP');
  const both: StaffActor = {
    kind: 'STAFF',
    staffId: 'the ARCHIVIST',
    roles: ['ARCHIVIST', 'LEAD_AGENCY_HEAD'],
    unit: 'LEAD_AGENCY',
  };
  expect(answerOf(() => decideErasure(run, true, both))).toBe('SECOND_PERSON_NEEDED');
  for (const status of ['APPROVED', 'REFUSED', 'DONE'] as const) {
    expect(answerOf(() => decideErasure({ ...run, status }, true, head))).toBe('ILLEGAL_TRANSITION');
  }
});
