import { refuse } from './errors.ts';
import { judge, type Judgement } from './predicate.ts';
import { FACTS } from './scheme-facts.ts';
import { amountOf, missingBase, NOTHING, type Span } from './scheme-amount.ts';
import type { Band, FactUsed, RewardScheme, SchemeFacts, Stage, TraceStep } from './scheme-types.ts';

type Found = { band: Band; judgement: Judgement };
export type StageResult = { bandId: string | null; span: Span; steps: TraceStep[] };

/**
 * The band of a fired stage that holds, and what it comes to; `bandId: null` where none holds.
 * Throws FACT_MISSING, naming the facts, as soon as an unknown fact could change the answer.
 */
export function resolveStage(
  stage: Stage,
  facts: SchemeFacts,
  rounding: RewardScheme['rounding'],
): StageResult {
  const found = stage.select === 'max' ? bestBands(stage, facts) : firstBand(stage, facts);
  const results = found.map(({ band, judgement }) => {
    const base = missingBase(band.amount, facts);
    if (base) refuseMissing([base]);
    const { span, steps } = amountOf(band, stage.stage_id, facts, rounding);
    const used = factsUsed(judgement.because, facts);
    const chosen: TraceStep = {
      kind: 'BAND',
      stageId: stage.stage_id,
      bandId: band.id,
      facts: used,
      amount: band.amount,
    };
    return { bandId: band.id, span, steps: [chosen, ...steps] };
  });
  const best = results.toSorted((a, b) => compareSpans(b.span, a.span))[0];
  return best ?? { bandId: null, span: NOTHING, steps: [{ kind: 'NO_BAND', stageId: stage.stage_id }] };
}

/** Bands in order: an unknown one before any that holds might itself hold, so it stops the search. */
function firstBand(stage: Stage, facts: SchemeFacts): Found[] {
  for (const band of stage.bands) {
    const judgement = judge(band.when, facts);
    if (judgement.truth === 'UNKNOWN') refuseMissing(judgement.missing);
    if (judgement.truth === 'TRUE') return [{ band, judgement }];
  }
  return [];
}

/** All bands that hold; any unknown one might be the best. */
function bestBands(stage: Stage, facts: SchemeFacts): Found[] {
  const judged = stage.bands.map((band) => ({ band, judgement: judge(band.when, facts) }));
  const missing = judged.flatMap(({ judgement }) => judgement.missing);
  if (missing.length > 0) refuseMissing(missing);
  return judged.filter(({ judgement }) => judgement.truth === 'TRUE');
}

/** By upper end, then by lower; no upper end is above all. */
function compareSpans(a: Span, b: Span): number {
  const [highA, highB] = [a.highFen ?? Infinity, b.highFen ?? Infinity];
  return highA === highB ? a.lowFen - b.lowFen : highA - highB;
}

/** The facts that decided, in the order of FACTS, with what was recorded. */
export function factsUsed(names: readonly string[], facts: SchemeFacts): FactUsed[] {
  return FACTS.flatMap(({ code }) => {
    const value = facts[code];
    return names.includes(code) && value !== null && value !== undefined ? [{ fact: code, value }] : [];
  });
}

export function refuseMissing(names: readonly string[]): never {
  const fields = [...new Set(names)].map((name) => ({
    path: `facts.${name}`,
    code: 'MISSING_FACT' as const,
  }));
  refuse('FACT_MISSING', fields);
}
