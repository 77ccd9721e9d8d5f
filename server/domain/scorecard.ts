import type { Rung } from './escalation.ts';
import { isJointUnit, type Turn } from './lead-turn.ts';
import { VERIFIER_OF, type JointUnit, JOINT_UNITS } from './units.ts';

/**
 * What a missed date costs the unit that let it pass, by how far up the ladder it went. Each missed date counts once a
 * rung; what a colleague's supervisor mends the next day costs nothing, and no unit loses by the leads that it gets.
 */
export const DEDUCTIONS: Record<Rung, number> = { SUPERVISOR: 0, HEAD: 1, SCORECARD: 2 };
export const FULL_SCORE = 100;

export type Missed = Record<Rung, number>;
export type Score = Missed & { unit: JointUnit; deducted: number; score: number };

/** The unit that answers for a turn: a verifier's own; whoever takes in, coordinates and decides sits at the lead agency. */
export function unitOfTurn(turn: Turn | string): JointUnit {
  if (isJointUnit(turn)) return turn;
  return JOINT_UNITS.find((unit) => VERIFIER_OF[unit] === turn) ?? 'LEAD_AGENCY';
}

/** Each unit's score for a time, from the rungs that its missed dates reached in it. */
export function scorecard(missed: readonly { owedBy: string; rung: Rung; count: number }[]): Score[] {
  return JOINT_UNITS.map((unit) => {
    const own = missed.filter(({ owedBy }) => unitOfTurn(owedBy) === unit);
    const of = (rung: Rung) =>
      own.filter((one) => one.rung === rung).reduce((sum, { count }) => sum + count, 0);
    const rungs: Missed = { SUPERVISOR: of('SUPERVISOR'), HEAD: of('HEAD'), SCORECARD: of('SCORECARD') };
    const deducted = rungs.HEAD * DEDUCTIONS.HEAD + rungs.SCORECARD * DEDUCTIONS.SCORECARD;
    return { unit, ...rungs, deducted, score: Math.max(0, FULL_SCORE - deducted) };
  });
}
