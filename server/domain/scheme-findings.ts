import type { Finding } from './scheme-finding.ts';
import { gapsOf } from './scheme-gaps.ts';
import { overlapsOf } from './scheme-overlaps.ts';
import type { Amount, Band, RewardScheme } from './scheme-types.ts';

/**
 * Gaps, overlaps and contradictions of a rule set that `checkScheme` finds well formed, each with an example, by trying
 * every kind of case that its conditions tell apart.
 */
export function findingsOf(scheme: RewardScheme): Finding[] {
  return [
    ...gradeFindings(scheme),
    ...scheme.stages.flatMap(({ stage_id: stageId, bands, select }, index) => {
      // Where the best tier counts, tiers may overlap: that is what it says.
      const overlaps = select === 'max' ? [] : overlapsOf(bands);
      return [...overlaps, ...gapsOf(bands)].map((found): Finding => ({
        ...found,
        stageId,
        path: placeOf(bands, found.bands[0], `stages[${index}]`),
      }));
    }),
    ...capFindings(scheme),
    ...anonymousFindings(scheme),
  ];
}

export const faultsOf = (scheme: RewardScheme): Finding[] =>
  findingsOf(scheme).filter(({ level }) => level === 'FAULT');

const placeOf = (bands: readonly Band[], id: string | undefined, path: string): string => {
  const index = bands.findIndex((band) => band.id === id);
  return index < 0 ? path : `${path}.bands[${index}]`;
};

/** Grades as tiers: a case that makes two is a fault; one that makes none is left to whoever grades. */
function gradeFindings({ grade_rule: rule = {} }: RewardScheme): Finding[] {
  const grades = Object.entries(rule)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([id, when]): Band => ({ id, when, amount: { type: 'fixed', fen: 10 - Number(id) } }));
  if (grades.length === 0) return [];
  const gaps = gapsOf(grades).map((found) => ({
    ...found,
    level: 'NOTE' as const,
    kind: 'UNCOVERED' as const,
  }));
  return [...overlapsOf(grades), ...gaps.slice(0, 1)].map((found) => ({
    ...found,
    stageId: null,
    path: found.bands[0] === undefined ? 'grade_rule' : `grade_rule.${found.bands[0]}`,
  }));
}

/** A tier that promises more than a cap ever lets through. */
function capFindings({ stages, caps = {} }: RewardScheme): Finding[] {
  const room = Math.min(caps.per_case_fen ?? Infinity, caps.per_reporter_year_fen ?? Infinity);
  return stages.flatMap(({ stage_id: stageId, bands }, stage) =>
    bands.flatMap(({ id, amount }, band): Finding[] =>
      leastOf(amount) > room
        ? [
            {
              level: 'FAULT',
              kind: 'CAP_BELOW',
              path: `stages[${stage}].bands[${band}]`,
              stageId,
              bands: [id],
              example: [],
            },
          ]
        : [],
    ),
  );
}

function leastOf(amount: Amount): number {
  if (amount.type === 'fixed') return amount.fen;
  return amount.type === 'none' ? 0 : (amount.min_fen ?? 0);
}

function anonymousFindings({ eligibility = {} }: RewardScheme): Finding[] {
  const admits = eligibility.identity_modes?.some((mode) => mode !== 'NAMED') ?? false;
  if (!admits || !eligibility.exclusions?.includes('ANONYMOUS')) return [];
  const path = 'eligibility.exclusions';
  return [{ level: 'FAULT', kind: 'ANONYMOUS', path, stageId: null, bands: [], example: [] }];
}
