import type { Role } from '../domain/roles.ts';

/** Who reads the fund's books (handbook F, row 11). */
export const FUND_READERS = [
  'FINANCE_OFFICER',
  'PAYMENT_MAKER',
  'PAYMENT_CHECKER',
  'REWARD_CLERK',
  'REWARD_REVIEWER',
  'REWARD_APPROVER',
  'LEAD_AGENCY_HEAD',
  'AUDITOR',
] as const satisfies readonly Role[];

export const FINANCE_OFFICER = ['FINANCE_OFFICER'] as const satisfies readonly Role[];

/** Who answers for an act of the fund beside who brought it. */
export const FUND_CONFIRMERS = ['FINANCE_OFFICER', 'LEAD_AGENCY_HEAD'] as const satisfies readonly Role[];

/** Who watches over the books: finance, the head and the auditor. */
export const BOOK_WATCHERS = [
  'FINANCE_OFFICER',
  'LEAD_AGENCY_HEAD',
  'AUDITOR',
] as const satisfies readonly Role[];
