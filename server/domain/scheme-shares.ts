import { ppmOf } from './money.ts';
import { DEFAULT_ROUNDING, NOTHING } from './scheme-amount.ts';
import { withinCaps } from './scheme-limits.ts';
import type { Evaluation, PriorAwards, RewardScheme, TraceStep } from './scheme-types.ts';

/** What a measure says of later reporters whose report helped: nothing for them, or a share at the office's discretion. */
export const LATER_HELPFUL = ['NONE', 'DISCRETION'] as const;
/** Joint reports: their signatories share what one of them collects, or the first signatory collects for all. */
export const JOINT_WAYS = ['ONE_AWARD_SPLIT_BY_DECLARED_SHARES', 'ONE_AWARD_FIRST_SIGNATORY'] as const;

/** A report of one case: `place` in the sealed order of receipt; `jointWith` the report that it was handed in together with. */
export type ReportOfCase = { id: string; place: number; jointWith?: string | null };
/** One award has one payee, whoever else signed; `place` is that of the earliest of them. */
export type Claimant = { payee: string; signatories: string[]; place: number };

/**
 * Who may earn something for one case, in order: the first earns the award, each later one at most a share (handbook
 * 2.4). Reports that were handed in together count once, at the place of the earliest, and the earliest collects.
 */
export function claimantsOf(reports: readonly ReportOfCase[]): Claimant[] {
  const known = new Map(reports.map((report) => [report.id, report]));
  const groups = new Map<string, ReportOfCase[]>();
  for (const report of reports) {
    const head = headOf(report, known);
    groups.set(head, [...(groups.get(head) ?? []), report]);
  }
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => a.place - b.place))
    .flatMap(([first, ...others]) =>
      first
        ? [{ payee: first.id, signatories: [first.id, ...others.map(({ id }) => id)], place: first.place }]
        : [],
    )
    .toSorted((a, b) => a.place - b.place);
}

/** The report that a joint one hangs on in the end; one that names nobody here, or goes in a circle, stands alone. */
function headOf(report: ReportOfCase, known: ReadonlyMap<string, ReportOfCase>): string {
  const seen = new Set<string>();
  let at = report;
  while (!seen.has(at.id)) {
    seen.add(at.id);
    const next = known.get(at.jointWith ?? '');
    if (!next) return at.id;
    at = next;
  }
  return [...seen].toSorted()[0] ?? report.id;
}

/** Whether a later reporter who helped can be given anything: the measure says so, and how much at most. */
export function laterMayShare({ multi_reporter: several }: RewardScheme): boolean {
  return several?.later_helpful === 'DISCRETION' && (several.later_total_max_ppm ?? 0) > 0;
}

/**
 * What one later, helpful reporter may be given for one stage: up to the scheme's share of the first reporter's award
 * (`firstFen`, as approved), for all later ones together, less what others of them have (`laterFen`), within the caps
 * of case and year. `prior.toOthersFen` counts everybody else of the case, the first among them. The office chooses
 * within it, with a reason. Nothing (both ends 0, no stage) where the measure shares nothing or nothing is left.
 */
export function laterShare(
  scheme: RewardScheme,
  stageId: string,
  award: { firstFen: number; laterFen: number },
  prior: PriorAwards = {},
): Evaluation {
  const { scheme_id: schemeId, version = null, status = null, title } = scheme;
  const trace: TraceStep[] = [{ kind: 'SCHEME', schemeId, version, status, title }];
  if (!laterMayShare(scheme)) {
    trace.push({ kind: 'RESULT', ...NOTHING });
    return { ...NOTHING, stages: [], trace };
  }
  const ppm = scheme.multi_reporter?.later_total_max_ppm ?? 0;
  const { unit_fen: unit } = scheme.rounding ?? DEFAULT_ROUNDING;
  // Always down: all shares together never pass the scheme's part by the rounding of one of them.
  const limitFen = ppmOf(award.firstFen, ppm, unit, 'DOWN');
  const room = Math.max(0, limitFen - award.laterFen);
  const open = { lowFen: Math.min(unit, room), highFen: room };
  trace.push({ kind: 'SHARE', stageId, ...award, ppm, limitFen, ...open });
  const capped = withinCaps(scheme, prior, open);
  trace.push(...capped.steps, { kind: 'RESULT', ...capped.span });
  return { ...capped.span, stages: [], trace };
}
