/** Why somebody sets their password by a one-time code. */
export const ACCOUNT_HELP_REASONS = ['NEW', 'FORGOTTEN'] as const;
export type AccountHelpReason = (typeof ACCOUNT_HELP_REASONS)[number];

const HOUR_MS = 3_600_000;
/** A code for a first day may wait over a weekend; one for a forgotten password is handed over the same day. */
const GOOD_FOR_MS: Record<AccountHelpReason, number> = { NEW: 7 * 24 * HOUR_MS, FORGOTTEN: 24 * HOUR_MS };

/** A colleague, as far as the rules of helping look: `deskIds` are the desks whose key the person holds. */
export type Colleague = {
  id: string;
  active: boolean;
  enrolled: boolean;
  unitCode: string;
  deskIds: readonly string[];
};

export const helpEndsAt = (reason: AccountHelpReason, startedAt: Date): Date =>
  new Date(startedAt.getTime() + GOOD_FOR_MS[reason]);

/**
 * Whether `helper` may start the help for `person`, who forgot their password: somebody who sits beside them and can
 * let them in again afterwards; of a person without a desk somebody of the same unit who sits at one. An account that
 * an administrator made up is let in nowhere and helps nobody, or the administrator could do both halves alone. Nobody
 * helps themself.
 */
export function mayHelp(helper: Colleague, person: Colleague): boolean {
  if (helper.id === person.id || !helper.active || !helper.enrolled) return false;
  if (!person.active || !person.enrolled || helper.deskIds.length === 0) return false;
  if (person.deskIds.length === 0) return helper.unitCode === person.unitCode;
  return person.deskIds.some((id) => helper.deskIds.includes(id));
}

/** Whether `administratorId` may confirm a help: two people besides the one who forgot, and never one alone. */
export function mayConfirmHelp(
  help: { staffId: string; startedBy: string; reason: AccountHelpReason },
  administratorId: string,
): boolean {
  return (
    help.reason === 'FORGOTTEN' && administratorId !== help.staffId && administratorId !== help.startedBy
  );
}

/** What stands against using a code now, or null. */
export function helpTrouble(
  help: { expiresAt: Date; endedAt: Date | null; confirmedAt: Date | null },
  now: Date,
): 'GONE' | 'UNCONFIRMED' | null {
  if (help.endedAt || help.expiresAt <= now) return 'GONE';
  return help.confirmedAt ? null : 'UNCONFIRMED';
}
