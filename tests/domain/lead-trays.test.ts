import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Proposal } from '../../server/domain/acting.ts';
import { LEAD_STATUSES, type LeadSnapshot, type LeadVerb, owedStep } from '../../server/domain/lead.ts';
import { placeInTrays, turnsOf } from '../../server/domain/lead-trays.ts';
import { isTurnOf, leadTurn, turnAt, turnInTime } from '../../server/domain/lead-turn.ts';
import { SCREENINGS } from '../../server/domain/screening.ts';
import { TASK_STATUSES, type TaskStatus } from '../../server/domain/task.ts';
import { JOINT_UNITS } from '../../server/domain/units.ts';
import { aLead, determined, later, person, threeTasks } from './lead-scenes.ts';

const moment = fc.option(fc.integer({ min: -90 * 24, max: 90 * 24 }).map(later));
const proposal: fc.Arbitrary<Proposal<LeadVerb> | null> = fc.constantFrom(
  null,
  { verb: 'reject' as const, by: 'somebody' },
  { verb: 'returnTask' as LeadVerb, by: 'another' },
);
const leads = fc
  .record({
    status: fc.constantFrom(...LEAD_STATUSES),
    urgency: fc.constantFrom('NORMAL' as const, 'URGENT' as const),
    proposal,
    supplementDueAt: moment,
    reviewRequestedAt: moment,
    dispositionClass: fc.constantFrom(null, 'A' as const, 'C' as const),
    tasks: fc
      .array(fc.constantFrom(...TASK_STATUSES), { minLength: 3, maxLength: 3 })
      .map((statuses) => threeTasks('OPEN').map((task, n) => ({ ...task, status: statuses[n] ?? 'OPEN' }))),
    determination: fc.subarray([...JOINT_UNITS]).chain((signedBy) => {
      const drafted = determined('SUBSTANTIATED');
      return fc.constantFrom(null, drafted && { ...drafted, signedBy });
    }),
  })
  .map((over) => aLead(over));

describe('whose turn a lead is in time', () => {
  /** The rule told moment by moment. */
  function told(lead: LeadSnapshot, dueAt: Date | null, now: Date): readonly string[] {
    const owed = owedStep(lead.status, lead);
    if (owed === null) return [];
    const unitsIn = (...statuses: TaskStatus[]) =>
      JOINT_UNITS.filter((unit) =>
        lead.tasks.some((task) => task.unit === unit && statuses.includes(task.status)),
      );
    const orElse = (units: readonly string[], next: string) => (units.length ? units : [next]);
    if (lead.proposal) return owed.by;
    if (owed.clock === 'askReview' && dueAt !== null && now <= dueAt) return [];
    if (lead.status === 'SUPPLEMENT')
      return lead.supplementDueAt !== null && now > lead.supplementDueAt ? ['INTAKE_OFFICER'] : ['REPORTER'];
    if (lead.status === 'ASSIGNED') return unitsIn('OPEN', 'ACCEPTED');
    if (lead.status === 'VERIFYING') return orElse(unitsIn('ACCEPTED'), 'LEAD_COORDINATOR');
    if (lead.status !== 'DETERMINING') return owed.by;
    const signed = lead.determination?.signedBy;
    if (signed === undefined) return ['LEAD_COORDINATOR'];
    return orElse(
      JOINT_UNITS.filter((unit) => !signed.includes(unit)),
      'LEAD_AGENCY_HEAD',
    );
  }

  test('one answer, kept beside the lead, tells it at any moment as the rules do', () => {
    fc.assert(
      fc.property(leads, moment, moment, (lead, dueAt, at) => {
        const now = at ?? later(0);
        expect(turnAt(turnInTime(lead, dueAt), now)).toEqual(told(lead, dueAt, now));
        expect(leadTurn(lead, dueAt, now)).toEqual(told(lead, dueAt, now));
      }),
      { numRuns: 500 },
    );
  });

  test('the reporter has the whole last moment, and the office the next one', () => {
    const supplement = aLead({ status: 'SUPPLEMENT', supplementDueAt: later(5) });
    expect(leadTurn(supplement, null, later(5))).toEqual(['REPORTER']);
    expect(leadTurn(supplement, null, new Date(later(5).getTime() + 1))).toEqual(['INTAKE_OFFICER']);
    const refused = turnInTime(aLead({ status: 'REJECTED' }), later(5));
    expect(refused).toEqual({ turn: [], later: ['ARCHIVIST'], laterAt: later(5) });
    const unproved = turnInTime(aLead({ status: 'UNSUBSTANTIATED' }), later(5));
    expect(unproved).toEqual({ turn: [], later: ['INTAKE_OFFICER'], laterAt: later(5) });
  });

  test('only a reporter’s time that runs out changes it without anybody’s step', () => {
    fc.assert(
      fc.property(leads, moment, (lead, dueAt) => {
        const { later: next, laterAt } = turnInTime(lead, dueAt);
        expect(next.length > 0).toBe(laterAt !== null);
        if (laterAt) expect(['SUPPLEMENT', 'UNSUBSTANTIATED', 'REJECTED']).toContain(lead.status);
      }),
    );
  });
});

describe('the trays of a lead', () => {
  const scene = fc.record({ lead: leads, dueAt: moment, screening: fc.constantFrom(...SCREENINGS) });

  test('mine are those whose turn is mine, now or by the clock, and no others', () => {
    const people = [
      person('INTAKE_OFFICER'),
      person('INTAKE_SUPERVISOR'),
      person('LEAD_COORDINATOR'),
      person('VERIFIER_POLICE'),
      person('ARCHIVIST'),
      { ...person('VERIFIER_POLICE'), unit: 'MARKET_REG' },
    ];
    fc.assert(
      fc.property(scene, moment, ({ lead, dueAt, screening }, at) => {
        const now = at ?? later(0);
        const placed = placeInTrays({ ...lead, dueAt, screening });
        const came = placed.turnLaterAt !== null && now > placed.turnLaterAt;
        const waits = placed.trays.includes('UNVERIFIED');
        for (const actor of people) {
          const looked = turnsOf(actor).some((one) => placed.trays.includes(came ? `LATER ${one}` : one));
          const ruled = isTurnOf(leadTurn(lead, dueAt, now), { proposal: null }, actor);
          expect(looked).toBe(ruled && !waits);
        }
      }),
    );
  });

  test('what is ended is not open, and where the office keeps no date none can pass', () => {
    fc.assert(
      fc.property(scene, ({ lead, dueAt, screening }) => {
        const { trays } = placeInTrays({ ...lead, dueAt, screening });
        expect(trays).toContain('ALL');
        expect(new Set(trays).size).toBe(trays.length);
        const asked = lead.proposal !== null || lead.reviewRequestedAt !== null;
        if (trays.includes('OWED')) {
          if (!asked) expect(trays).toContain('OPEN');
          expect(dueAt).not.toBeNull();
        }
      }),
    );
    const ended = placeInTrays({ ...aLead({ status: 'ARCHIVED' }), dueAt: later(1), screening: 'VERIFIED' });
    expect(ended.trays).toEqual(['ALL']);
    const asked = aLead({ status: 'SUPPLEMENT', supplementDueAt: later(1) });
    const screening = 'VERIFIED' as const;
    for (const status of ['REJECTED', 'UNSUBSTANTIATED', 'MERGED'] as const) {
      const review = aLead({ status, reviewRequestedAt: later(1) });
      const { trays } = placeInTrays({ ...review, dueAt: later(2), screening });
      expect(trays).toEqual(expect.arrayContaining(['OWED', 'INTAKE_SUPERVISOR']));
      const resting = placeInTrays({ ...aLead({ status }), dueAt: later(2), screening });
      expect(resting.trays).not.toContain('OWED');
    }
    const proposed = { ...asked, proposal: { verb: 'reject' as const, by: 'somebody' } };
    expect(placeInTrays({ ...proposed, dueAt: later(2), screening }).trays).toContain('OWED');
    expect(placeInTrays({ ...asked, dueAt: later(1), screening: 'VERIFIED' }).trays).toEqual([
      'ALL',
      'OPEN',
      'LATER INTAKE_OFFICER',
    ]);
  });
});
