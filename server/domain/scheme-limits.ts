import { ppmOf, roundFen } from './money.ts';
import { judge } from './predicate.ts';
import { addSpans, DEFAULT_ROUNDING, mapSpan, type Span } from './scheme-amount.ts';
import { refuseMissing } from './scheme-stage.ts';
import type { PriorAwards, RewardScheme, SchemeFacts, TraceStep } from './scheme-types.ts';

type Limited = { span: Span; steps: TraceStep[] };

/**
 * Adds uplifts in basis points, each reckoned from the sum before any uplift, so that their order is of no account.
 * A discretionary uplift moves no amount; the trace says that it may be decided. Throws FACT_MISSING where a
 * reckoned uplift cannot be judged.
 */
export function withUplifts(scheme: RewardScheme, facts: SchemeFacts, sum: Span): Limited {
  const { mode, unit_fen } = scheme.rounding ?? DEFAULT_ROUNDING;
  let span = sum;
  const steps: TraceStep[] = [];
  for (const uplift of scheme.uplifts ?? []) {
    const { truth, missing } = judge(uplift.when, facts);
    if (truth === 'FALSE') continue;
    if (uplift.mode === 'DISCRETION') {
      const known = truth === 'TRUE';
      steps.push({ kind: 'DISCRETION', upliftId: uplift.id, require: uplift.require ?? [], known });
      continue;
    }
    if (truth === 'UNKNOWN') refuseMissing(missing);
    const ppm = uplift.bp * 100;
    span = addSpans(
      span,
      mapSpan(sum, (amount) => ppmOf(amount, ppm, unit_fen, mode)),
    );
    steps.push({ kind: 'UPLIFT', upliftId: uplift.id, bp: uplift.bp, ...span });
  }
  return { span, steps };
}

/** Rounds to the scheme's unit; percentages already are. */
export function rounded(scheme: RewardScheme, before: Span): Limited {
  const { mode, unit_fen } = scheme.rounding ?? DEFAULT_ROUNDING;
  const span = mapSpan(before, (amount) => roundFen(amount, unit_fen, mode));
  if (same(span, before)) return { span, steps: [] };
  return { span, steps: [{ kind: 'ROUNDING', unitFen: unit_fen, mode, ...span }] };
}

/** Where a stage takes the place of earlier ones, only the difference to what was awarded for them is left. */
export function lessAlreadyAwarded(before: Span, alreadyFen: number): Limited {
  if (alreadyFen === 0) return { span: before, steps: [] };
  const span = mapSpan(before, (amount) => Math.max(0, amount - alreadyFen));
  return { span, steps: [{ kind: 'ALREADY_AWARDED', fen: alreadyFen, ...span }] };
}

/** Holds the award within what the case and the reporter's year still have room for, all reporters and stages in. */
export function withinCaps(scheme: RewardScheme, prior: PriorAwards, before: Span): Limited {
  const toReporter = prior.toReporterFen ?? 0;
  const caps = [
    ['CASE', scheme.caps?.per_case_fen, toReporter + (prior.toOthersFen ?? 0)],
    ['REPORTER_YEAR', scheme.caps?.per_reporter_year_fen, prior.toReporterThisYearFen ?? toReporter],
  ] as const;
  let span = before;
  const steps: TraceStep[] = [];
  for (const [cap, capFen, usedFen] of caps) {
    if (capFen === undefined) continue;
    const room = Math.max(0, capFen - usedFen);
    const held = { lowFen: Math.min(span.lowFen, room), highFen: Math.min(span.highFen ?? room, room) };
    if (!same(held, span)) steps.push({ kind: 'CAP', cap, capFen, usedFen, ...held });
    span = held;
  }
  return { span, steps };
}

function same(a: Span, b: Span): boolean {
  return a.lowFen === b.lowFen && a.highFen === b.highFen;
}
