import type { Limit } from './calendar.ts';
import type { IdentityMode } from './code-lists/report-form.ts';
import type { Duration, RewardScheme } from './scheme-types.ts';

/** A rule set's span as the office's limit; undefined for one that names no unit (`MONTHLY`, `{}`). */
export function limitOf(span: Duration | 'MONTHLY' | undefined): Limit | undefined {
  if (span === undefined || span === 'MONTHLY') return undefined;
  if (span.business_days !== undefined) return { workingDays: span.business_days };
  if (span.hours !== undefined) return { hours: span.hours };
  if (span.days !== undefined) return { days: span.days };
  if (span.months !== undefined) return { months: span.months };
  return span.years === undefined ? undefined : { months: span.years * 12 };
}

/** How long a reward may be claimed; undefined where the scheme leaves it to the district's settings. */
export function claimLimit(scheme: RewardScheme, mode: IdentityMode): Limit | undefined {
  const { window, window_anon } = scheme.claim ?? {};
  return limitOf(mode === 'ANON' ? (window_anon ?? window) : window);
}

/** Whether the reporter may send somebody else to collect; a scheme that says nothing lets nobody. */
export function proxyAllowed(scheme: RewardScheme): boolean {
  return scheme.claim?.proxy_allowed === true;
}

/**
 * Whether reporters of this mode may be rewarded at all. Our anonymous reporters hold a receipt code, so a scheme that
 * admits CODE_ANON admits them. A scheme that says nothing admits both. Where it wants the name at the report, a name
 * that came later (`modeAtReport` differs) counts as none; where it wants it at the claim, or doesn't say, as one.
 */
export function schemeAdmits(
  scheme: RewardScheme,
  modeNow: IdentityMode,
  modeAtReport: IdentityMode = modeNow,
): boolean {
  const modes = scheme.eligibility?.identity_modes;
  if (!modes) return true;
  const mode = scheme.eligibility?.identity_at === 'REPORT' ? modeAtReport : modeNow;
  return mode === 'NAMED' ? modes.includes('NAMED') : modes.includes('ANON') || modes.includes('CODE_ANON');
}

/** What an award of this size needs beside the approver, such as FINANCE_CO_DECISION or MEETING_MINUTES. */
export function approvalsRequired(scheme: RewardScheme, amountFen: number): string[] {
  const rows = (scheme.approval_matrix ?? []).filter((row) => amountFen >= row.from_fen);
  return [...new Set(rows.flatMap((row) => row.require))];
}
