import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../../server/domain/calendar.ts';
import {
  DEFAULT_LADDER,
  LANES,
  OFFICE_DATE_STATUSES,
  laneOf,
  latestMissed,
  owingNow,
  rungAt,
  ownSuperiors,
  toldAbout,
} from '../../server/domain/escalation.ts';
import { isJointUnit } from '../../server/domain/lead-turn.ts';
import { aLead, NOW, threeTasks } from './lead-scenes.ts';

const plain = workingCalendar({ holidays: new Set(), workdays: new Set() });
const at = (local: string) => new Date(`${local}+08:00`);
const around = { hour: 8, calendar: plain };
const FRIDAY = { dueAt: at('2026-11-27T23:59:59.999'), lane: 'ORDINARY' as const };

describe('the ladder', () => {
  it('is climbed when the office opens: first working day, third, fifth', () => {
    const days = (['SUPERVISOR', 'HEAD', 'SCORECARD'] as const).map((rung) =>
      rungAt(DEFAULT_LADDER[rung], FRIDAY, around),
    );
    expect(days).toEqual([at('2026-11-30T08:00'), at('2026-12-02T08:00'), at('2026-12-04T08:00')]);
  });

  it('counts minutes where a tip cannot wait, whatever the day', () => {
    const night = { dueAt: at('2026-11-28T02:00'), lane: 'URGENT' as const };
    expect(rungAt(DEFAULT_LADDER.SUPERVISOR, night, around)).toEqual(at('2026-11-28T02:00:00.001'));
    expect(rungAt(DEFAULT_LADDER.HEAD, night, around)).toEqual(at('2026-11-28T02:30:00.001'));
  });

  it('leaves out a rung that is off, and stops at a calendar without working days', () => {
    const off = { ...DEFAULT_LADDER.HEAD, on: false };
    expect(rungAt(off, FRIDAY, around)).toBeNull();
    expect(latestMissed(off, 'ORDINARY', { now: NOW, ...around })).toBeNull();
    const never = { hour: 8, calendar: { isWorkingDay: () => false } };
    expect(() => latestMissed(DEFAULT_LADDER.HEAD, 'ORDINARY', { now: NOW, ...never })).toThrow(RangeError);
  });

  it('finds by a query what it finds by looking at each', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const setting = fc.record({
      on: fc.constant(true),
      workingDays: fc.integer({ min: 1, max: 9 }),
      urgentMinutes: fc.nat(200),
    });
    const own = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }).map((days) =>
      workingCalendar({
        holidays: new Set(days.map((day) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10))),
        workdays: new Set(),
      }),
    );
    fc.assert(
      fc.property(
        ...([
          moment,
          moment,
          setting,
          own,
          fc.integer({ min: 0, max: 23 }),
          fc.constantFrom(...LANES),
        ] as const),
        (dueAt, now, rung, calendar, hour, lane) => {
          const reached = rungAt(rung, { dueAt, lane }, { hour, calendar });
          const missedBy = latestMissed(rung, lane, { now, hour, calendar });
          expect(dueAt <= missedBy!).toBe(now >= reached!);
        },
      ),
    );
  });
});

describe('who is late', () => {
  it('is whoever has not signed for the task, not who has', () => {
    const tasks = threeTasks('ACCEPTED').map((task) =>
      task.unit === 'POLICE' ? { ...task, status: 'OPEN' as const } : task,
    );
    expect(owingNow(aLead({ status: 'ASSIGNED', tasks }), null, NOW)).toEqual(['POLICE']);
    const verifying = aLead({ status: 'VERIFYING', tasks: threeTasks('ACCEPTED') });
    expect(owingNow(verifying, null, NOW)).toEqual(['LEAD_AGENCY', 'POLICE', 'MARKET_REG']);
    expect(owingNow(aLead({ status: 'VERIFYING', tasks: threeTasks('SIGNED') }), null, NOW)).toEqual([
      'LEAD_COORDINATOR',
    ]);
  });

  it('is the second person where a step waits for one', () => {
    const proposal = { verb: 'reject', by: 'x' } as const;
    expect(owingNow(aLead({ proposal }), null, NOW)).toEqual(['INTAKE_SUPERVISOR']);
    expect(laneOf(aLead({ urgency: 'URGENT', proposal }))).toBe('ORDINARY');
    expect(laneOf(aLead({ urgency: 'URGENT' }))).toBe('URGENT');
  });

  it('is told to somebody else than who is late, in every state that has a date', () => {
    for (const status of OFFICE_DATE_STATUSES) {
      const lead = aLead({ status, tasks: threeTasks('OPEN') });
      for (const owedBy of owingNow(lead, NOW, new Date(NOW.getTime() + 1))) {
        const roles = toldAbout('SUPERVISOR', owedBy);
        expect(roles).toHaveLength(1);
        if (owedBy !== 'LEAD_AGENCY_HEAD') expect(roles).not.toContain(owedBy);
        if (isJointUnit(owedBy)) expect(roles).toEqual(['LEAD_COORDINATOR']);
        // A unit's own superiors hear of it first, and of nobody else's.
        expect(ownSuperiors('SUPERVISOR', owedBy)).toBe(isJointUnit(owedBy) ? owedBy : null);
        expect([ownSuperiors('HEAD', owedBy), ownSuperiors('SCORECARD', owedBy)]).toEqual([null, null]);
        expect([toldAbout('HEAD', owedBy), toldAbout('SCORECARD', owedBy)]).toEqual([
          ['LEAD_AGENCY_HEAD'],
          [],
        ]);
      }
    }
  });
});
