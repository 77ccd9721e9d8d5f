import { withinCaps } from './scheme-limits.ts';
import type { Span } from './scheme-amount.ts';
import type { RewardScheme, TraceStep } from './scheme-types.ts';

/**
 * What is left of an award once the vault knows what the same person was awarded this year, all cases and stages in: the
 * span and its trace, the cap written into it. The same where the scheme has no such cap, or it leaves room.
 */
export function withinYear(
  scheme: RewardScheme,
  award: Span & { trace: readonly TraceStep[] },
  yearFen: number,
): Span & { trace: TraceStep[] } {
  const { per_reporter_year_fen } = scheme.caps ?? {};
  const { lowFen, highFen, trace } = award;
  const same = { lowFen, highFen, trace: [...trace] };
  if (per_reporter_year_fen === undefined) return same;
  const onlyYear = { ...scheme, caps: { per_reporter_year_fen } };
  const { span, steps } = withinCaps(onlyYear, { toReporterThisYearFen: yearFen }, { lowFen, highFen });
  if (!steps.length) return same;
  const reckoned = trace.filter(({ kind }) => kind !== 'RESULT');
  return { ...span, trace: [...reckoned, ...steps, { kind: 'RESULT', ...span }] };
}
