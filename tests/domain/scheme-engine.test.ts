import { describe, expect, it } from 'vitest';
import {
  approvalsRequired,
  claimLimit,
  evaluateScheme,
  firesStage,
  limitOf,
  type RewardScheme,
  schemeAdmits,
} from '../../server/domain/scheme.ts';
import { refusalOf, scheme } from './scheme-fixtures.ts';

const both = ['LEAD_VERIFIED', 'CRIMINAL_FILED'] as const;
const kinds = (evaluation: ReturnType<typeof evaluateScheme>) => evaluation.trace.map(({ kind }) => kind);

/** Litong's draft with its second stage taking the place of the first. */
function replacing(): RewardScheme {
  const draft = scheme('litong-DRAFT');
  draft.stages[1]!.cumulative = false;
  return draft;
}

describe('stages', () => {
  it('that do not cumulate take the place of those before them', () => {
    const evaluation = evaluateScheme(replacing(), { lead_grade: 1, case_amount_fen: 1 }, both);
    expect(evaluation).toMatchObject({ lowFen: 300_000, highFen: 300_000 });
    expect(evaluation.stages.map(({ stageId, replaced }) => [stageId, replaced])).toEqual([
      ['VERIFIED', true],
      ['FILED', false],
    ]);
    expect(kinds(evaluation)).toContain('REPLACED');
  });

  it('that do not cumulate leave earlier ones standing where none of their bands holds', () => {
    const draft = replacing();
    draft.stages[1]!.bands.pop();
    const evaluation = evaluateScheme(draft, { lead_grade: 1, case_amount_fen: 1 }, both);
    expect(evaluation.lowFen).toBe(500_000);
    expect(kinds(evaluation)).toContain('NO_BAND');
  });

  it('pay only the difference when they replace what was awarded before', () => {
    const facts = { lead_grade: 3, case_amount_fen: 1 };
    const later = evaluateScheme(replacing(), facts, ['CRIMINAL_FILED'], { toReporterFen: 50_000 });
    expect(later).toMatchObject({ lowFen: 250_000, highFen: 250_000 });
    const smaller = evaluateScheme(replacing(), facts, ['CRIMINAL_FILED'], { toReporterFen: 500_000 });
    expect(smaller).toMatchObject({ lowFen: 0, highFen: 0 });
  });

  it('pay in full when they cumulate with what was awarded before', () => {
    const facts = { lead_grade: 1, case_amount_fen: 1 };
    const later = evaluateScheme(scheme('litong-DRAFT'), facts, ['CRIMINAL_FILED'], {
      toReporterFen: 500_000,
    });
    expect(later.lowFen).toBe(300_000);
  });

  it('are open where some stage waits for the trigger', () => {
    expect(firesStage(scheme('litong-DRAFT'), 'CRIMINAL_FILED')).toBe(true);
    expect(firesStage(scheme('litong-DRAFT'), 'LEAD_GRADED')).toBe(false);
  });
});

describe('select: max', () => {
  const best = scheme('xpcc-2020');
  best.stages[0] = {
    stage_id: 'S',
    trigger: 'CASE_CONCLUDED',
    select: 'max',
    bands: [
      { id: 'FIXED', when: {}, amount: { type: 'fixed', fen: 300_000 } },
      { id: 'SHARE', when: {}, amount: { type: 'percent', base: 'case_amount_fen', ppm: 1000 } },
      { id: 'CRIME', when: { suspected_crime: true }, amount: { type: 'range', min_fen: 1, max_fen: null } },
    ],
  };

  it('takes the best of all bands that hold', () => {
    const small = evaluateScheme(best, { case_amount_fen: 1_000_000, suspected_crime: false }, [
      'CASE_CONCLUDED',
    ]);
    expect(small.stages[0]).toMatchObject({ bandId: 'FIXED', lowFen: 300_000 });
    const large = evaluateScheme(best, { case_amount_fen: 900_000_000, suspected_crime: false }, [
      'CASE_CONCLUDED',
    ]);
    expect(large.stages[0]).toMatchObject({ bandId: 'SHARE', lowFen: 900_000 });
    const open = evaluateScheme(best, { case_amount_fen: 1, suspected_crime: true }, ['CASE_CONCLUDED']);
    expect(open.stages[0]).toMatchObject({ bandId: 'CRIME', highFen: null });
  });

  it('stops where an unknown band might be the best', () => {
    expect(refusalOf(() => evaluateScheme(best, { case_amount_fen: 1 }, ['CASE_CONCLUDED']))).toBe(
      'FACT_MISSING facts.suspected_crime',
    );
  });
});

describe('caps', () => {
  const facts = { lead_grade: 1, case_amount_fen: 500_000_000 };

  it('count what other reporters of the case were given', () => {
    const evaluation = evaluateScheme(scheme('litong-DRAFT'), facts, both, { toOthersFen: 800_000 });
    expect(evaluation).toMatchObject({ lowFen: 1_000_000, highFen: 1_200_000 });
    expect(evaluation.trace).toContainEqual({
      kind: 'CAP',
      cap: 'CASE',
      capFen: 2_000_000,
      usedFen: 800_000,
      lowFen: 1_000_000,
      highFen: 1_200_000,
    });
  });

  it('leave nothing, never less, where they are used up', () => {
    const evaluation = evaluateScheme(scheme('litong-DRAFT'), facts, both, { toOthersFen: 2_500_000 });
    expect(evaluation).toMatchObject({ lowFen: 0, highFen: 0 });
  });

  it('close a range that had no upper end', () => {
    const capped = scheme('mss-2022', { caps: { per_case_fen: 20_000_000 } });
    const evaluation = evaluateScheme(capped, { contribution: 'EXCEPTIONAL' }, ['CASE_CONCLUDED']);
    expect(evaluation).toMatchObject({ lowFen: 10_000_000, highFen: 20_000_000 });
  });

  it("hold a reporter's year too", () => {
    const yearly = scheme('beijing-2016', { caps: { per_reporter_year_fen: 6_000_000 } });
    const prior = { toReporterThisYearFen: 4_000_000 };
    expect(evaluateScheme(yearly, { lead_grade: 2 }, ['LEAD_GRADED'], prior).highFen).toBe(2_000_000);
  });
});

describe('uplifts and rounding', () => {
  const when = { insider: true };

  it('reckon each uplift from the sum before any, rounded to the unit', () => {
    const raised = scheme('xpcc-2020', {
      uplifts: [
        { id: 'INSIDER', when, bp: 1000 },
        { id: 'CRIME', when: { suspected_crime: true }, bp: 500 },
      ],
      rounding: { mode: 'DOWN', unit_fen: 100 },
    });
    const facts = { case_amount_fen: 1_234_567_890, insider: true, suspected_crime: true };
    // 123,456.789 fen → 123,400; + 10 % = 12,340 → 12,300; + 5 % = 6,170 → 6,100.
    expect(evaluateScheme(raised, facts, ['CASE_CONCLUDED']).lowFen).toBe(141_800);
    expect(refusalOf(() => evaluateScheme(raised, { case_amount_fen: 1 }, ['CASE_CONCLUDED']))).toBe(
      'FACT_MISSING facts.insider',
    );
  });

  it('leave the amount alone and say so where an uplift is at discretion', () => {
    const facts = { lead_grade: 3, penalty_fen: 20_000_000, insider: true };
    const evaluation = evaluateScheme(scheme('samr-2021'), facts, ['CASE_CONCLUDED']);
    expect(evaluation.lowFen).toBe(200_000);
    expect(evaluation.trace).toContainEqual({
      kind: 'DISCRETION',
      upliftId: 'INSIDER',
      require: ['FINANCE_CONSENT'],
      known: true,
    });
  });

  it('round the sum of written amounts to the unit', () => {
    const yuan = scheme('beijing-2016', { rounding: { mode: 'UP', unit_fen: 10_000 } });
    yuan.stages[0]!.bands[0]!.amount = { type: 'range', min_fen: 12_345, max_fen: 20_000 };
    const evaluation = evaluateScheme(yuan, { lead_grade: 1 }, ['LEAD_GRADED']);
    expect(evaluation).toMatchObject({ lowFen: 20_000, highFen: 20_000 });
    expect(kinds(evaluation)).toContain('ROUNDING');
  });
});

describe("a scheme's terms", () => {
  it('say how long a reward may be claimed, named and anonymous', () => {
    expect(claimLimit(scheme('litong-DRAFT'), 'NAMED')).toEqual({ days: 90 });
    expect(claimLimit(scheme('litong-DRAFT'), 'ANON')).toEqual({ days: 180 });
    expect(claimLimit(scheme('mss-2022'), 'ANON')).toEqual({ months: 6 });
    expect(claimLimit(scheme('beijing-2016'), 'NAMED')).toBeUndefined();
    expect(limitOf({ years: 3 })).toEqual({ months: 36 });
    expect(limitOf({ business_days: 30 })).toEqual({ workingDays: 30 });
    expect(limitOf('MONTHLY')).toBeUndefined();
  });

  it('say whom they admit', () => {
    expect(schemeAdmits(scheme('shanghai-notice'), 'ANON')).toBe(false);
    expect(schemeAdmits(scheme('shanghai-notice'), 'NAMED')).toBe(true);
    expect(schemeAdmits(scheme('litong-DRAFT'), 'ANON')).toBe(true);
    expect(schemeAdmits(scheme('beijing-2016'), 'ANON')).toBe(true);
  });

  it('say what a large award needs beside the approver', () => {
    expect(approvalsRequired(scheme('samr-2021'), 50_000_000)).toEqual(['FINANCE_CO_DECISION']);
    expect(approvalsRequired(scheme('samr-2021'), 49_999_999)).toEqual([]);
    expect(approvalsRequired(scheme('litong-DRAFT'), 2_000_000)).toEqual([]);
  });
});
