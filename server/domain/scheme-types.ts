import type { Predicate } from './predicate.ts';
import type { RoundingMode } from './money.ts';
import type { FactName, MoneyFact } from './scheme-facts.ts';

/** What happened on a lead that a stage of a reward scheme may wait for. */
export const TRIGGERS = [
  'LEAD_GRADED',
  'PRELIM_INVESTIGATION_OPENED',
  'LEAD_VERIFIED',
  'ADMIN_OR_JUDICIAL_DISPOSAL',
  'CRIMINAL_FILED',
  'CASE_CONCLUDED',
  'JUDGMENT_EFFECTIVE',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const SCHEME_STATUSES = ['DRAFT', 'ACTIVE', 'RETIRED'] as const;
export type SchemeStatus = (typeof SCHEME_STATUSES)[number];

/** Money in integer fen. `max_fen: null` in a range means that the rule set names no upper end. */
export type Amount =
  | { type: 'fixed'; fen: number }
  | { type: 'range'; min_fen: number; max_fen: number | null }
  | { type: 'percent'; base: MoneyFact; ppm: number; min_fen?: number; max_fen?: number }
  | { type: 'none' };

export type Band = { id: string; when: Predicate; amount: Amount };

export type Stage = {
  stage_id: string;
  trigger: Trigger;
  /** true: adds to the stages before it; absent or false: takes their place. */
  cumulative?: boolean;
  /** first: the first band that holds; max: the best of all that hold. Absent = first. */
  select?: 'first' | 'max';
  clock_after_trigger?: Duration;
  bands: Band[];
};

/** A span as rule sets write it; exactly one unit, `extend_business_days` beside `business_days` where allowed. */
export type Duration = {
  business_days?: number;
  extend_business_days?: number;
  hours?: number;
  days?: number;
  months?: number;
  years?: number;
};

export type Uplift = { id: string; when: Predicate; require?: string[] } & (
  { bp: number; mode?: 'BP' } | { mode: 'DISCRETION'; bp?: never }
);

export type SchemeIdentityMode = 'NAMED' | 'ANON' | 'CODE_ANON';

/** A district's reward measure as data (`reward-scheme/1`); field names are the document's, hence snake case. */
export type RewardScheme = {
  scheme_id: string;
  version?: number;
  status?: SchemeStatus;
  title: string;
  verification?: string;
  source?: string;
  ambiguity?: string;
  legal_basis?: string[];
  approved_by?: string;
  effective_from?: string;
  effective_to?: string;
  /** Grade → what it takes; used where nobody recorded `lead_grade` itself. */
  grade_rule?: Record<string, Predicate>;
  eligibility?: {
    identity_modes?: SchemeIdentityMode[];
    identity_at?: 'REPORT' | 'CLAIM';
    require?: string[];
    exclusions?: string[];
  };
  stages: Stage[];
  caps?: { per_case_fen?: number; per_reporter_year_fen?: number };
  rounding?: { mode: RoundingMode; unit_fen: number };
  multi_reporter?: {
    first_only?: boolean;
    order_by?: string;
    later_helpful?: 'NONE' | 'DISCRETION';
    /** All later reporters of a case together, as a part of the first one's award. */
    later_total_max_ppm?: number;
    joint?: 'ONE_AWARD_SPLIT_BY_DECLARED_SHARES' | 'ONE_AWARD_FIRST_SIGNATORY';
  };
  uplifts?: Uplift[];
  approval_matrix?: { from_fen: number; require: string[] }[];
  clocks?: Record<string, Duration | 'MONTHLY'>;
  claim?: {
    window?: Duration;
    window_anon?: Duration;
    extension_max?: Duration;
    proxy_allowed?: boolean;
    on_timeout?: 'FORFEITED';
  };
};

/** The facts an officer or the case recorded. Absent or null = not known, which is never the same as false. */
export type SchemeFacts = { readonly [name in FactName]?: number | string | boolean | null };

export type FactUsed = { fact: string; value: number | string | boolean };
/** `highFen: null` = no upper end. */
type Span = { lowFen: number; highFen: number | null };

/** Who reads a trace: the office knows the codes of its measure's tiers, a resident does not. */
export type TraceReader = 'OFFICE' | 'PUBLIC';

/** One step of the arithmetic, as data: stored with the reward, put in words by the pages. */
export type TraceStep =
  | { kind: 'SCHEME'; schemeId: string; version: number | null; status: SchemeStatus | null; title: string }
  | { kind: 'GRADE'; grade: number; facts: FactUsed[] }
  | { kind: 'STAGE'; stageId: string; trigger: Trigger; fired: boolean; cumulative: boolean }
  | { kind: 'BAND'; stageId: string; bandId: string; facts: FactUsed[]; amount: Amount }
  | { kind: 'NO_BAND'; stageId: string }
  | { kind: 'ARITHMETIC'; stageId: string; base: MoneyFact; baseFen: number; ppm: number; resultFen: number }
  | { kind: 'FLOOR' | 'CEILING'; stageId: string; fromFen: number; toFen: number }
  | ({ kind: 'REPLACED'; stageId: string } & Span)
  | ({ kind: 'SUM' } & Span)
  | ({ kind: 'UPLIFT'; upliftId: string; bp: number } & Span)
  | { kind: 'DISCRETION'; upliftId: string; require: string[]; known: boolean }
  | ({ kind: 'ROUNDING'; unitFen: number; mode: RoundingMode } & Span)
  | ({ kind: 'CAP'; cap: 'CASE' | 'REPORTER_YEAR'; capFen: number; usedFen: number } & Span)
  | ({ kind: 'ALREADY_AWARDED'; fen: number } & Span)
  | ({
      kind: 'SHARE';
      stageId: string;
      firstFen: number;
      laterFen: number;
      ppm: number;
      limitFen: number;
    } & Span)
  | ({ kind: 'RESULT' } & Span);

export type StageAward = {
  stageId: string;
  trigger: Trigger;
  bandId: string | null;
  replaced: boolean;
} & Span;

/** What this case has already earned, in fen: this reporter (also this year over all cases), and other reporters. */
export type PriorAwards = { toReporterFen?: number; toReporterThisYearFen?: number; toOthersFen?: number };

/** What may be awarded now. `lowFen === highFen` is a fixed sum; otherwise an officer proposes one, with a reason. */
export type Evaluation = Span & { stages: StageAward[]; trace: TraceStep[] };
