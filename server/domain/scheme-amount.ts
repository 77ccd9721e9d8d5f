import { ppmOf } from './money.ts';
import type { Amount, Band, RewardScheme, SchemeFacts, TraceStep } from './scheme-types.ts';

/** An amount that may still be open: fixed where both ends are one; `highFen: null` has no upper end. */
export type Span = { lowFen: number; highFen: number | null };

export const NOTHING: Span = { lowFen: 0, highFen: 0 };

/** Fen by fen, where the scheme says nothing else. */
export const DEFAULT_ROUNDING = { mode: 'HALF_UP', unit_fen: 1 } as const;

/** The same change made to both ends. */
export function mapSpan(span: Span, change: (amount: number) => number): Span {
  return { lowFen: change(span.lowFen), highFen: span.highFen === null ? null : change(span.highFen) };
}

export function addSpans(a: Span, b: Span): Span {
  const open = a.highFen === null || b.highFen === null;
  return { lowFen: a.lowFen + b.lowFen, highFen: open ? null : (a.highFen ?? 0) + (b.highFen ?? 0) };
}

/** The fact that an amount is reckoned from, where nobody recorded it. */
export function missingBase(amount: Amount, facts: SchemeFacts): string | undefined {
  return amount.type === 'percent' && typeof facts[amount.base] !== 'number' ? amount.base : undefined;
}

/**
 * What a band's amount comes to, and the steps of getting there. A percentage is rounded once, straight to the
 * scheme's unit, and only then held between its floor and ceiling. The base must be known (see `missingBase`).
 */
export function amountOf(
  band: Band,
  stageId: string,
  facts: SchemeFacts,
  rounding: RewardScheme['rounding'] = DEFAULT_ROUNDING,
): { span: Span; steps: TraceStep[] } {
  const { amount } = band;
  if (amount.type === 'none') return { span: NOTHING, steps: [] };
  if (amount.type === 'fixed') return { span: { lowFen: amount.fen, highFen: amount.fen }, steps: [] };
  if (amount.type === 'range')
    return { span: { lowFen: amount.min_fen, highFen: amount.max_fen }, steps: [] };

  const { base, ppm } = amount;
  const baseFen = Number(facts[base]);
  const resultFen = ppmOf(baseFen, ppm, rounding.unit_fen, rounding.mode);
  const steps: TraceStep[] = [{ kind: 'ARITHMETIC', stageId, base, baseFen, ppm, resultFen }];
  const raised = Math.max(resultFen, amount.min_fen ?? resultFen);
  if (raised > resultFen) steps.push({ kind: 'FLOOR', stageId, fromFen: resultFen, toFen: raised });
  const held = Math.min(raised, amount.max_fen ?? raised);
  if (held < raised) steps.push({ kind: 'CEILING', stageId, fromFen: raised, toFen: held });
  return { span: { lowFen: held, highFen: held }, steps };
}
