import type { LeadView } from '$contract/leads.ts';
import type { Me } from '$contract/sessions.ts';

export type MeetingTurn = 'draft' | 'sign' | 'issue';

const VERIFIERS = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'];

/** What this person has to do about the determination: issue what is signed, sign for a unit, or draft. */
export function meetingTurn(lead: LeadView, me: Me): MeetingTurn | null {
  if (lead.status !== 'DETERMINING') return null;
  const found = lead.determination;
  const issues = ['verify', 'findUnsubstantiated', 'findFalse'] as const;
  if (issues.some((verb) => lead.may.includes(verb))) return 'issue';
  const verifies = me.roles.some((role) => VERIFIERS.includes(role));
  if (found && verifies && !found.signatures.some(({ unit }) => unit === me.unitCode)) return 'sign';
  return me.roles.includes('LEAD_COORDINATOR') ? 'draft' : null;
}
