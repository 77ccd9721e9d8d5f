import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNGS } from '../../server/domain/escalation.ts';
import { ROLES } from '../../server/domain/role-list.ts';
import { FULL_SCORE, scorecard, unitOfTurn } from '../../server/domain/scorecard.ts';
import { JOINT_UNITS } from '../../server/domain/units.ts';

describe('a unit’s score', () => {
  test.each([
    ['POLICE', 'POLICE'],
    ['VERIFIER_MARKET', 'MARKET_REG'],
    ['INTAKE_OFFICER', 'LEAD_AGENCY'],
    ['LEAD_AGENCY_HEAD', 'LEAD_AGENCY'],
  ])('%s answers at %s', (turn, unit) => expect(unitOfTurn(turn)).toBe(unit));

  test('loses one for a date that reached the head, two more on the scorecard, and none for a reminder', () => {
    const missed = (['SUPERVISOR', 'HEAD', 'SCORECARD'] as const).map((rung) => ({
      owedBy: 'POLICE',
      rung,
      count: 3,
    }));
    expect(scorecard(missed).find(({ unit }) => unit === 'POLICE')).toMatchObject({
      SUPERVISOR: 3,
      deducted: 9,
      score: 91,
    });
  });

  const missed = fc.array(
    fc.record({
      owedBy: fc.constantFrom(...ROLES, ...JOINT_UNITS),
      rung: fc.constantFrom(...RUNGS),
      count: fc.nat(60),
    }),
  );
  test('counts each missed date for one unit, and stays between nothing and full', () => {
    fc.assert(
      fc.property(missed, (all) => {
        const scores = scorecard(all);
        const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
        expect(sum(scores.map(({ HEAD }) => HEAD))).toBe(
          sum(all.filter(({ rung }) => rung === 'HEAD').map(({ count }) => count)),
        );
        for (const { score } of scores) expect(score >= 0 && score <= FULL_SCORE).toBe(true);
      }),
    );
  });
});
