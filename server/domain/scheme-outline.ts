import { conditionWords } from './predicate-words.ts';
import { OUTLINE_EN } from './scheme-outline-en.ts';
import type { OutlineWords } from './scheme-outline-words.ts';
import { OUTLINE_ZH } from './scheme-outline-zh.ts';
import { claimLimit } from './scheme-terms.ts';
import type { RewardScheme, Stage } from './scheme-types.ts';

export type InWords = { zh: string; en: string };
export type SchemeOutline = {
  /** `adds`: on top of the stages before it; otherwise in their place. */
  stages: {
    id: string;
    title: InWords;
    adds: boolean;
    tiers: { id: string; when: InWords; amount: InWords }[];
  }[];
  terms: InWords[];
  /** How long an award waits, as the measure has it; empty where it leaves that to the district. */
  claim: InWords[];
};

const inWords = (write: (words: OutlineWords) => string): InWords => ({
  zh: write(OUTLINE_ZH),
  en: write(OUTLINE_EN),
});

/** A measure as people read it: each stage with its tiers, then what else the office reckons by. It must be a valid one. */
export function outlineOf(scheme: RewardScheme): SchemeOutline {
  return { stages: scheme.stages.map(stageOutline), terms: termsOf(scheme), claim: claimOf(scheme) };
}

function stageOutline(stage: Stage): SchemeOutline['stages'][number] {
  // After other tiers, one without a condition is what remains; alone, or where the best counts, it is every case.
  const remains = stage.bands.length > 1 && stage.select !== 'max';
  return {
    id: stage.stage_id,
    title: inWords((words) => words.stage(stage.trigger)),
    adds: stage.cumulative ?? false,
    tiers: stage.bands.map(({ id, when, amount }) => ({
      id,
      when: inWords(({ condition, otherwise }) =>
        conditionWords(when, remains ? { ...condition, always: otherwise } : condition),
      ),
      amount: inWords((words) => words.amount(amount)),
    })),
  };
}

function termsOf(scheme: RewardScheme): InWords[] {
  const { caps = {}, rounding, uplifts = [], approval_matrix: approvals = [] } = scheme;
  const { identity_modes: modes } = scheme.eligibility ?? {};
  return [
    ...(modes ? [inWords((words) => words.modes(modes))] : []),
    ...Object.entries(scheme.grade_rule ?? {}).map(([grade, when]) =>
      inWords((words) => words.grade(grade, conditionWords(when, words.condition))),
    ),
    ...uplifts.map(({ when, bp }) =>
      inWords((words) => words.uplift(conditionWords(when, words.condition), bp ?? null)),
    ),
    ...(rounding ? [inWords((words) => words.rounding(rounding.mode, rounding.unit_fen))] : []),
    ...capOf('CASE', caps.per_case_fen),
    ...capOf('REPORTER_YEAR', caps.per_reporter_year_fen),
    ...approvals.map((row) => inWords((words) => words.approval(row.from_fen, row.require))),
  ];
}

function claimOf(scheme: RewardScheme): InWords[] {
  const [named, anonymous] = [claimLimit(scheme, 'NAMED'), claimLimit(scheme, 'ANON')];
  return [
    ...(named ? [inWords((words) => words.claim(false, named))] : []),
    ...(anonymous ? [inWords((words) => words.claim(true, anonymous))] : []),
  ];
}

function capOf(cap: 'CASE' | 'REPORTER_YEAR', fen: number | undefined): InWords[] {
  return fen === undefined ? [] : [inWords((words) => words.cap(cap, fen))];
}
