import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../server/domain/calendar.ts';
import { COMPARTMENT_KINDS } from '../../server/domain/compartments.ts';
import { LEAD_STATUSES } from '../../server/domain/lead.ts';
import { REWARD_STATUSES, TERMINAL_REWARD_STATUSES } from '../../server/domain/reward-transitions.ts';
import {
  DEFAULT_RETENTION,
  LEAD_OUTCOMES,
  LONGEST_MONTHS,
  type RetentionPeriods,
  SHELVES,
  SHORTEST_MONTHS,
  completePeriods,
  monthsFor,
  wrongPeriods,
} from '../../server/domain/retention-periods.ts';
import { type RetentionCase, dueDrawers, pastTheirTime, retentionOf } from '../../server/domain/retention.ts';

const ENDED = new Date('2026-11-23T02:00:00Z');
const after = (months: number) => new Date(addMonths(ENDED, months).getTime() + 1);

function aCase(changes: Partial<RetentionCase> = {}): RetentionCase {
  return {
    status: 'ARCHIVED',
    steps: [
      { transition: 'L01', at: new Date('2026-11-01T02:00:00Z') },
      { transition: 'L06', at: ENDED },
      { transition: 'L30', at: new Date('2026-12-20T02:00:00Z') },
    ],
    reviewRequestedAt: null,
    disclosureHoldUntil: null,
    rewards: [],
    holds: [],
    requestOpen: false,
    drawers: ['raw', 'brief', 'identity', 'talk'],
    ...changes,
  };
}

/** What goes at that moment, by the default periods. */
const due = (lead: RetentionCase, now: Date, periods = DEFAULT_RETENTION) =>
  dueDrawers(retentionOf(lead, periods, now), now).toSorted();

describe('a refused lead in the archive', () => {
  it('keeps everything to the last moment of its period, then loses name and words, and years later its file', () => {
    expect(due(aCase(), addMonths(ENDED, 12))).toEqual([]);
    expect(due(aCase(), after(12))).toEqual(['identity', 'raw', 'talk']);
    expect(due(aCase({ drawers: ['brief'] }), addMonths(ENDED, 36))).toEqual([]);
    expect(due(aCase({ drawers: ['brief'] }), after(36))).toEqual(['brief']);
  });

  it('has nothing to lose twice', () => {
    expect(due(aCase({ drawers: [] }), after(600))).toEqual([]);
  });
});

describe('a lead stays whole', () => {
  const long = after(LONGEST_MONTHS);
  const stays = (changes: Partial<RetentionCase>) => {
    const retention = retentionOf(aCase(changes), DEFAULT_RETENTION, long);
    return [retention?.blockers, dueDrawers(retention, long)];
  };

  it('while it is open, or was opened again', () => {
    for (const status of LEAD_STATUSES.filter((one) => one !== 'ARCHIVED' && one !== 'MERGED')) {
      expect(due(aCase({ status }), long), status).toEqual([]);
    }
    const reopened = [...aCase().steps, { transition: 'L26', at: ENDED }];
    expect(retentionOf(aCase({ steps: reopened }), DEFAULT_RETENTION, long)).toBeNull();
    expect(retentionOf(aCase({ steps: [] }), DEFAULT_RETENTION, long)).toBeNull();
  });

  it('while a hold stands, and not a day longer', () => {
    const until = after(20);
    expect(stays({ holds: [{ until: null, liftedAt: null }] })).toEqual([['LEGAL_HOLD'], []]);
    expect(due(aCase({ holds: [{ until, liftedAt: null }] }), until)).toEqual([]);
    expect(due(aCase({ holds: [{ until, liftedAt: null }] }), new Date(until.getTime() + 1))).toHaveLength(3);
    expect(due(aCase({ holds: [{ until: null, liftedAt: ENDED }] }), long)).toHaveLength(4);
  });

  it('while a review, a silence for the police, an unsealing or a hand-over runs', () => {
    expect(stays({ reviewRequestedAt: ENDED })).toEqual([['REVIEW_RUNS'], []]);
    expect(stays({ disclosureHoldUntil: long })).toEqual([['DISCLOSURE_HELD'], []]);
    expect(stays({ requestOpen: true })).toEqual([['REQUEST_OPEN'], []]);
  });

  it.each(REWARD_STATUSES.filter((status) => !TERMINAL_REWARD_STATUSES.includes(status)))(
    'while an award is %s',
    (status) => {
      expect(stays({ rewards: [{ status, since: ENDED, restorableUntil: null }] })).toEqual([
        ['REWARD_OPEN'],
        [],
      ]);
    },
  );

  it('while a lapsed claim may still be reopened', () => {
    const rewards = [{ status: 'FORFEITED', since: ENDED, restorableUntil: after(36) } as const];
    expect(due(aCase({ rewards }), after(36))).toEqual([]);
    expect(due(aCase({ rewards }), after(37))).not.toEqual([]);
  });
});

describe('the periods run', () => {
  it('from the last award’s end, where that came after the lead’s', () => {
    const paid = { status: 'PAID', since: addMonths(ENDED, 10), restorableUntil: null } as const;
    const lead = aCase({ rewards: [paid] });
    expect(due(lead, after(12))).toEqual([]);
    expect(due(lead, after(23))).toEqual(['identity', 'raw', 'talk']);
  });

  it('by how the lead ended last', () => {
    const steps = [
      { transition: 'L06', at: new Date('2026-01-05T02:00:00Z') },
      { transition: 'L26', at: new Date('2026-02-05T02:00:00Z') },
      { transition: 'L18', at: new Date('2026-03-05T02:00:00Z') },
      { transition: 'L22', at: ENDED },
    ];
    const retention = retentionOf(aCase({ steps }), DEFAULT_RETENTION, ENDED);
    expect([retention?.outcome, retention?.endedAt]).toEqual(['VERIFIED', ENDED]);
  });

  it('for an account by themselves, whatever the outcome', () => {
    for (const outcome of LEAD_OUTCOMES) expect(monthsFor('payment', outcome, DEFAULT_RETENTION)).toBe(36);
  });
});

const periods: fc.Arbitrary<RetentionPeriods> = fc
  .tuple(
    fc.array(fc.array(fc.integer({ min: SHORTEST_MONTHS, max: 120 }), { minLength: 3, maxLength: 3 }), {
      minLength: LEAD_OUTCOMES.length,
      maxLength: LEAD_OUTCOMES.length,
    }),
    fc.integer({ min: SHORTEST_MONTHS, max: 120 }),
  )
  .map(([rows, paymentMonths]) => {
    const months = Object.fromEntries(
      LEAD_OUTCOMES.map((outcome, index) => {
        const [identity, words, file] = rows[index]!.toSorted((a, b) => a - b);
        return [outcome, { identity, words, file }];
      }),
    );
    return { months, paymentMonths } as RetentionPeriods;
  });
const moment = fc.integer({ min: 0, max: 200 }).map((month) => after(month));
/** Mostly nothing keeps a lead, or the properties would speak of nothing. */
const rarely = fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: moment });
const leads: fc.Arbitrary<RetentionCase> = fc.record({
  status: fc.constantFrom('ARCHIVED', 'ARCHIVED', 'ARCHIVED', 'MERGED', 'CLOSED', 'VERIFYING'),
  steps: fc.array(
    fc.record({
      transition: fc.constantFrom('L02', 'L06', 'L08', 'L22', 'L24', 'L26', 'L28', 'L29'),
      at: moment,
    }),
    { maxLength: 5 },
  ),
  reviewRequestedAt: rarely,
  disclosureHoldUntil: rarely,
  rewards: fc.array(
    fc.record({
      status: fc.constantFrom(...TERMINAL_REWARD_STATUSES, 'CLAIMED' as const),
      since: moment,
      restorableUntil: rarely,
    }),
    { maxLength: 2 },
  ),
  holds: fc.array(fc.record({ until: fc.option(moment), liftedAt: fc.option(moment, { freq: 4 }) }), {
    maxLength: 2,
  }),
  requestOpen: rarely.map((at) => at !== null),
  drawers: fc.subarray([...COMPARTMENT_KINDS]),
});

describe('whatever the lead and the periods', () => {
  it('nothing goes before its months are over, nor while anything keeps it', () => {
    fc.assert(
      fc.property(leads, periods, moment, (lead, given, now) => {
        const retention = retentionOf(lead, given, now);
        for (const kind of dueDrawers(retention, now)) {
          expect(lead.drawers).toContain(kind);
          const { outcome, endedAt } = retention!;
          expect(now > addMonths(endedAt, monthsFor(kind, outcome, given))).toBe(true);
          expect(['ARCHIVED', 'MERGED']).toContain(lead.status);
          expect(
            lead.holds.every(({ until, liftedAt }) => liftedAt !== null || (until !== null && until < now)),
          ).toBe(true);
          expect(lead.rewards.every(({ since }) => since <= endedAt)).toBe(true);
        }
      }),
    );
  });

  it('a hold wins over all else', () => {
    fc.assert(
      fc.property(leads, periods, moment, (lead, given, now) => {
        const held = { ...lead, holds: [...lead.holds, { until: null, liftedAt: null }] };
        expect(dueDrawers(retentionOf(held, given, now), now)).toEqual([]);
      }),
    );
  });

  it('what was due stays due as time passes, and a longer period never makes more due', () => {
    fc.assert(
      fc.property(
        leads,
        periods,
        moment,
        moment,
        fc.integer({ min: 0, max: 60 }),
        (lead, given, a, b, more) => {
          const [sooner, later] = a < b ? [a, b] : [b, a];
          const retention = retentionOf(lead, given, sooner);
          if (!retention) return;
          const now = pastTheirTime(retention, sooner);
          expect(pastTheirTime(retention, later)).toEqual(expect.arrayContaining(now));
          const longer: RetentionPeriods = JSON.parse(JSON.stringify(given));
          longer.paymentMonths += more;
          for (const outcome of LEAD_OUTCOMES)
            for (const shelf of SHELVES) longer.months[outcome][shelf] += more;
          const patient = retentionOf(lead, longer, sooner);
          expect(now).toEqual(expect.arrayContaining(patient ? pastTheirTime(patient, sooner) : []));
        },
      ),
    );
  });
});

describe('periods that a district sets', () => {
  const set = (identity: number, words: number, file: number) => ({
    ...DEFAULT_RETENTION,
    months: { ...DEFAULT_RETENTION.months, VERIFIED: { identity, words, file } },
  });
  const wrong = (given: RetentionPeriods) => wrongPeriods(given).map(({ path }) => path);

  it('stand as they are shipped, and at both ends', () => {
    expect(wrong(DEFAULT_RETENTION)).toEqual([]);
    expect(wrong(set(SHORTEST_MONTHS, SHORTEST_MONTHS, LONGEST_MONTHS))).toEqual([]);
  });

  it('are refused where they are too short, too long, or no whole months', () => {
    expect(wrong(set(5, 12, 12))).toEqual(['months.VERIFIED.identity']);
    expect(wrong(set(12, 12, 601))).toEqual(['months.VERIFIED.file']);
    expect(wrong(set(12, 12.5, 24))).toEqual(['months.VERIFIED.words']);
    expect(wrong({ ...DEFAULT_RETENTION, paymentMonths: 0 })).toEqual(['paymentMonths']);
  });

  it('are refused where the name would outlive the words, or the words the file', () => {
    expect(wrong(set(24, 12, 36))).toEqual(['months.VERIFIED.words']);
    expect(wrong(set(12, 36, 24))).toEqual(['months.VERIFIED.file']);
  });

  it('are the defaults until they are set', () => {
    expect(completePeriods()).toEqual(DEFAULT_RETENTION);
    expect(completePeriods({ paymentMonths: 60 })).toEqual({ ...DEFAULT_RETENTION, paymentMonths: 60 });
  });
});
