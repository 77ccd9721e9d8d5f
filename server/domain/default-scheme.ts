import type { RewardScheme } from './scheme-types.ts';

/** A document that says so of itself is a proposal: no government has approved its amounts. */
export const DEMONSTRATION = 'PROPOSAL-NOT-LAW';

/** Whether a scheme is only a demonstration; nobody's money may be paid by it without the government's own measure. */
export function isDemonstration(scheme: Pick<RewardScheme, 'verification'>): boolean {
  return scheme.verification === DEMONSTRATION;
}

/**
 * What an office starts from until its own measure takes its place: the shape is that of real measures, the amounts are
 * made up. A DRAFT, and marked as a demonstration. `district` is the Chinese name, `basis` what stands beside Decree 737.
 */
export function demonstrationScheme(
  schemeId: string,
  district: string,
  basis: readonly string[] = [],
): RewardScheme {
  return {
    scheme_id: schemeId,
    version: 1,
    status: 'DRAFT',
    title: `${district}非法集资线索举报奖励（演示方案，须经区政府批准后替换）`,
    verification: DEMONSTRATION,
    source: "placeholder for demonstration; must be replaced by the district's approved measure",
    legal_basis: ['防范和处置非法集资条例（国令第737号）第七条、第十六条', ...basis],
    eligibility: {
      identity_modes: ['NAMED', 'CODE_ANON'],
      identity_at: 'CLAIM',
      require: ['IDENTIFIABLE_TARGET', 'NOT_KNOWN_BEFORE', 'VERIFIED'],
      exclusions: [
        'STAFF_OR_RELATIVE',
        'DUTY_REPORTER',
        'ALREADY_IN_PROCESS',
        'MEDIA_DISCLOSED',
        'REPORTER_SUSPECT',
        'WITHDRAWN',
        'FALSE_OR_FRAUD',
      ],
    },
    stages: [
      {
        stage_id: 'VERIFIED',
        trigger: 'LEAD_VERIFIED',
        cumulative: true,
        select: 'first',
        bands: [
          { id: 'G1', when: { lead_grade: 1 }, amount: { type: 'fixed', fen: 500_000 } },
          { id: 'G2', when: { lead_grade: 2 }, amount: { type: 'fixed', fen: 200_000 } },
          { id: 'G3', when: { lead_grade: 3 }, amount: { type: 'fixed', fen: 50_000 } },
        ],
      },
      {
        stage_id: 'FILED',
        trigger: 'CRIMINAL_FILED',
        cumulative: true,
        select: 'first',
        bands: [
          {
            id: 'BIG',
            when: { case_amount_fen: { gte: 500_000_000 } },
            amount: { type: 'range', min_fen: 500_000, max_fen: 1_000_000 },
          },
          { id: 'STD', when: {}, amount: { type: 'fixed', fen: 300_000 } },
        ],
      },
    ],
    caps: { per_case_fen: 2_000_000 },
    multi_reporter: {
      first_only: true,
      order_by: 'received_seq',
      later_helpful: 'DISCRETION',
      later_total_max_ppm: 300_000,
      joint: 'ONE_AWARD_SPLIT_BY_DECLARED_SHARES',
    },
    clocks: {
      acceptance: { business_days: 5 },
      verify: { business_days: 15, extend_business_days: 15 },
      reward_start: { business_days: 15 },
      review: { business_days: 10 },
      notify: { business_days: 5 },
      pay: { business_days: 15 },
    },
    claim: {
      window: { days: 90 },
      window_anon: { days: 180 },
      proxy_allowed: true,
      on_timeout: 'FORFEITED',
    },
  };
}
