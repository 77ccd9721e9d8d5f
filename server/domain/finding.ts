import type { FieldError } from './errors.ts';
import { isSaid, unmet } from './facts.ts';

/** The five-point check: 证照, 宣传, 人员, 业务, 资金. */
export const FIVE_CHECKS = ['LICENCE', 'PUBLICITY', 'PERSONNEL', 'BUSINESS', 'FUNDS'] as const;
export type Check = (typeof FIVE_CHECKS)[number];

export const CHECK_RESULTS = ['NORMAL', 'SUSPICIOUS', 'VIOLATION', 'NOT_CHECKED'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

export const FINDING_CONCLUSIONS = ['SUBSTANTIATED', 'UNSUBSTANTIATED', 'FALSE'] as const;
export type FindingConclusion = (typeof FINDING_CONCLUSIONS)[number];

/** What one unit found; sealed for its own desk until all three have signed. */
export type UnitFinding = {
  checks: Record<Check, { result: CheckResult; note: string }>;
  conclusion: FindingConclusion;
  summary: string;
};

/** The same while it is being written: '' stands where nothing is chosen yet. */
export type FindingDraft = {
  checks: Record<Check, { result: CheckResult | ''; note: string }>;
  conclusion: FindingConclusion | '';
  summary: string;
};

/** Whether a draft lacks nothing. */
export function isWhole(finding: FindingDraft): finding is UnitFinding {
  return findingGaps(finding).length === 0;
}

/** What a finding still lacks before it can be signed; a check left out must say why. */
export function findingGaps(finding: FindingDraft): FieldError[] {
  return [
    ...FIVE_CHECKS.flatMap((check) => {
      const answer: FindingDraft['checks'][Check] | undefined = finding.checks[check];
      return unmet(
        [`checks.${check}.result`, CHECK_RESULTS.some((result) => result === answer?.result)],
        [`checks.${check}.note`, answer?.result !== 'NOT_CHECKED' || isSaid(answer.note)],
      );
    }),
    ...unmet(
      [
        'conclusion',
        FINDING_CONCLUSIONS.some((one) => one === finding.conclusion),
        finding.conclusion ? 'NOT_IN_LIST' : 'REQUIRED',
      ],
      ['summary', isSaid(finding.summary)],
    ),
  ];
}
