import { judge } from './predicate.ts';
import { addSpans, NOTHING, type Span } from './scheme-amount.ts';
import { lessAlreadyAwarded, rounded, withinCaps, withUplifts } from './scheme-limits.ts';
import { factsUsed, resolveStage } from './scheme-stage.ts';
import type {
  Evaluation,
  PriorAwards,
  RewardScheme,
  SchemeFacts,
  StageAward,
  TraceStep,
  Trigger,
} from './scheme-types.ts';

/**
 * What a scheme awards for the given triggers, with each step of the arithmetic.
 *
 * Stages are taken in the scheme's order. A cumulative stage adds to those before it; any other takes the place of all
 * before it, but only where one of its bands holds. Then, in this order: uplifts, rounding, caps.
 *
 * For a preview pass all triggers; for one new award pass only the new trigger and, as `prior`, what was awarded
 * before: it counts against the caps, and a replacing stage pays only the difference.
 * Throws FACT_MISSING with `facts.<name>` fields rather than ever slip to a lower tier.
 */
export function evaluateScheme(
  scheme: RewardScheme,
  recorded: SchemeFacts,
  triggers: readonly Trigger[],
  prior: PriorAwards = {},
): Evaluation {
  const { facts, steps: gradeSteps } = graded(scheme, recorded);
  const trace: TraceStep[] = [opening(scheme), ...gradeSteps];
  const { stages, sum, replacesPrior } = sumOfStages(scheme, facts, triggers, trace);
  if (stages.length > 1) trace.push({ kind: 'SUM', ...sum });

  const uplifted = withUplifts(scheme, facts, sum);
  const round = rounded(scheme, uplifted.span);
  const rest = lessAlreadyAwarded(round.span, replacesPrior ? (prior.toReporterFen ?? 0) : 0);
  const capped = withinCaps(scheme, prior, rest.span);
  trace.push(...uplifted.steps, ...round.steps, ...rest.steps, ...capped.steps);
  trace.push({ kind: 'RESULT', ...capped.span });
  return { ...capped.span, stages, trace };
}

/** Whether a trigger opens any stage of a scheme: only then is there a reward to begin. */
export function firesStage(scheme: RewardScheme, trigger: Trigger): boolean {
  return scheme.stages.some((stage) => stage.trigger === trigger);
}

function opening(scheme: RewardScheme): TraceStep {
  const { scheme_id: schemeId, version = null, status = null, title } = scheme;
  return { kind: 'SCHEME', schemeId, version, status, title };
}

/** Where nobody recorded the grade but the scheme says what makes one, the recorded evidence decides it. */
function graded(scheme: RewardScheme, facts: SchemeFacts): { facts: SchemeFacts; steps: TraceStep[] } {
  if (facts.lead_grade !== undefined && facts.lead_grade !== null) return { facts, steps: [] };
  const grades = Object.entries(scheme.grade_rule ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  for (const [grade, when] of grades) {
    const { truth, because } = judge(when, facts);
    // An unknown grade stays unknown: a lower one must not be taken because the higher could not be judged.
    if (truth === 'UNKNOWN') break;
    if (truth === 'FALSE') continue;
    const step: TraceStep = { kind: 'GRADE', grade: Number(grade), facts: factsUsed(because, facts) };
    return { facts: { ...facts, lead_grade: Number(grade) }, steps: [step] };
  }
  return { facts, steps: [] };
}

function sumOfStages(
  scheme: RewardScheme,
  facts: SchemeFacts,
  triggers: readonly Trigger[],
  trace: TraceStep[],
): { stages: StageAward[]; sum: Span; replacesPrior: boolean } {
  let stages: StageAward[] = [];
  let sum = NOTHING;
  let replacesPrior = false;
  for (const stage of scheme.stages) {
    const { stage_id: stageId, trigger, cumulative = false } = stage;
    const fired = triggers.includes(trigger);
    trace.push({ kind: 'STAGE', stageId, trigger, fired, cumulative });
    if (!fired) continue;
    const { bandId, span, steps } = resolveStage(stage, facts, scheme.rounding);
    trace.push(...steps);
    if (!cumulative && bandId !== null) {
      if (stages.length > 0) trace.push({ kind: 'REPLACED', stageId, ...sum });
      stages = stages.map((earlier) => ({ ...earlier, replaced: true }));
      sum = NOTHING;
      replacesPrior = true;
    }
    stages.push({ stageId, trigger, bandId, replaced: false, ...span });
    sum = addSpans(sum, span);
  }
  return { stages, sum, replacesPrior };
}
