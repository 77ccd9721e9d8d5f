import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluateScheme, faultsOf, type RewardScheme, type SchemeFacts } from '../../server/domain/scheme.ts';
import { SCHEMES } from './scheme-fixtures.ts';

const amounts = (one: RewardScheme, facts: SchemeFacts) => {
  const triggers = one.stages.map(({ trigger }) => trigger);
  const { lowFen, highFen } = evaluateScheme(one, facts, triggers);
  return { lowFen, highFen };
};
const facts = fc.record({
  lead_grade: fc.integer({ min: 1, max: 4 }),
  case_amount_fen: fc.integer({ min: 0, max: 40_000_000_000 }),
  penalty_fen: fc.integer({ min: 0, max: 5_000_000_000 }),
  major_impact: fc.boolean(),
  amount_extra_huge: fc.boolean(),
  suspected_crime: fc.boolean(),
  fundraising_occurred: fc.boolean(),
  insider: fc.boolean(),
  severity: fc.constantFrom('LIGHT', 'SERIOUS'),
  outcome: fc.constantFrom('ADMIN_DISPOSED', 'CRIMINAL_FILED', 'CRIMINAL_DECLINED'),
  contribution: fc.constantFrom('SOME', 'IMPORTANT', 'MAJOR', 'EXCEPTIONAL'),
});

it('no order of facts changes an amount of any real set', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SCHEMES), facts, (one, known) => {
      const turned = Object.fromEntries(Object.entries(known).reverse());
      expect(amounts(one, turned)).toEqual(amounts(one, known));
    }),
    { numRuns: 300 },
  );
});

// Beijing, Xinjiang, the market regulator and state security write tiers that never meet.
const APART = SCHEMES.filter(({ scheme_id: id }) =>
  ['beijing-2016', 'xpcc-2020', 'samr-2021', 'mss-2022'].includes(id),
);

it('no order of tiers that don’t meet changes an amount, nor any order where the best counts', () => {
  const turned = (one: RewardScheme, select: 'first' | 'max'): RewardScheme => ({
    ...one,
    stages: one.stages.map((stage) => ({ ...stage, select, bands: stage.bands.toReversed() })),
  });
  fc.assert(
    fc.property(fc.constantFrom(...APART), facts, (one, known) => {
      expect(faultsOf(turned(one, 'first'))).toEqual([]);
      expect(amounts(turned(one, 'first'), known)).toEqual(amounts(one, known));
      expect(amounts(turned(one, 'max'), known)).toEqual(amounts(one, known));
    }),
    { numRuns: 200 },
  );
});
