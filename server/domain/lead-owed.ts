import type { Hat } from './acting.ts';
import { caseOwed } from './disposition-owed.ts';
import type { LeadSnapshot } from './lead-snapshot.ts';
import type { LeadStatus } from './lead-transitions.ts';
import type { ClockName } from './settings.ts';

/** Who owes the next step, and which clock runs on it; `clock` null where no rule sets one. */
export type Owed = { by: readonly Hat[]; clock: ClockName | null };

const OWED: Record<LeadStatus, Owed | null> = {
  SUBMITTED: { by: ['INTAKE_OFFICER'], clock: 'acceptance' },
  SUPPLEMENT: { by: ['REPORTER'], clock: 'supplement' },
  ACCEPTED: { by: ['LEAD_COORDINATOR'], clock: 'assign' },
  ASSIGNED: { by: ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'], clock: 'signFor' },
  VERIFYING: { by: ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'], clock: 'verify' },
  DETERMINING: { by: ['JOINT_MEETING'], clock: 'determine' },
  VERIFIED: { by: ['LEAD_COORDINATOR'], clock: 'openDisposal' },
  DISPOSING: { by: ['LEAD_COORDINATOR'], clock: null },
  UNSUBSTANTIATED: { by: ['INTAKE_OFFICER'], clock: 'askReview' },
  FALSE_REPORT: { by: ['LEAD_AGENCY_HEAD'], clock: null },
  CLOSED: { by: ['ARCHIVIST'], clock: 'archive' },
  REJECTED: { by: ['ARCHIVIST'], clock: 'askReview' },
  REFERRED_OUT: { by: ['ARCHIVIST'], clock: null },
  WITHDRAWN: { by: ['ARCHIVIST'], clock: 'archive' },
  MERGED: null,
  ARCHIVED: null,
};

type Circumstances = Partial<
  Pick<
    LeadSnapshot,
    'urgency' | 'dispositionClass' | 'caseStatus' | 'policeConsent' | 'reviewRequestedAt' | 'proposal'
  >
>;

/**
 * Who owes the next step from that status; null where the lead rests for good. An urgent tip has its own clock, a
 * class C case goes to the police within three days, a case has turns of its own, and a waiting proposal or review is
 * somebody's turn.
 */
export function owedStep(status: LeadStatus, lead: Circumstances = {}): Owed | null {
  if (status === 'ASSIGNED' && lead.proposal) return { by: ['LEAD_COORDINATOR'], clock: 'returnRuling' };
  if (lead.proposal) return { by: ['INTAKE_SUPERVISOR'], clock: 'acceptance' };
  if (status === 'SUBMITTED' && lead.urgency === 'URGENT') {
    return { by: ['INTAKE_OFFICER'], clock: 'urgentAssign' };
  }
  if (status === 'VERIFIED' && lead.dispositionClass === 'C') {
    return { by: ['LEAD_COORDINATOR'], clock: 'transferDecision' };
  }
  // A merged lead's reporter asks about what its main lead came to.
  if (lead.reviewRequestedAt && ['REJECTED', 'UNSUBSTANTIATED', 'MERGED'].includes(status)) {
    return { by: ['INTAKE_SUPERVISOR'], clock: 'decideReview' };
  }
  if (status === 'DISPOSING' && lead.caseStatus) {
    const { by, clock } = caseOwed(lead.caseStatus, lead.policeConsent ?? false);
    return { by: [by], clock };
  }
  return OWED[status];
}
