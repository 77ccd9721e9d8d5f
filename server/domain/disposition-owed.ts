import type { Hat } from './acting.ts';
import { endOfLocalDay } from './calendar.ts';
import type { DispositionClass } from './determination.ts';
import { type Milestone, nextMilestone } from './disposition-figures.ts';
import { type CaseStatus, isConcludedCase } from './disposition-transitions.ts';
import type { ClockName } from './settings.ts';
import type { JointUnit } from './units.ts';

/** Whose turn a case is, and which clock runs on it. */
export type CaseOwed = { by: Hat; unit?: JointUnit; clock: ClockName | null };

const COORDINATOR = 'LEAD_COORDINATOR';
const POLICE = { by: 'VERIFIER_POLICE', unit: 'POLICE' } as const;

const OWED: Record<CaseStatus, CaseOwed> = {
  A_OPENED: { by: COORDINATOR, clock: 'openDisposal' },
  TALKED: { by: COORDINATOR, clock: null },
  RECTIFYING: { by: COORDINATOR, clock: null },
  OVERDUE: { by: COORDINATOR, clock: 'openDisposal' },
  RECTIFIED: { by: COORDINATOR, clock: 'closeCase' },
  B_OPENED: { by: COORDINATOR, clock: 'openDisposal' },
  RESOLVING: { by: COORDINATOR, clock: null },
  RESOLVED: { by: COORDINATOR, clock: 'closeCase' },
  C_OPENED: { by: COORDINATOR, clock: 'transferReport' },
  REPORTED: { by: 'LEAD_AGENCY_HEAD', clock: 'transferDecision' },
  TRANSFER_DECIDED: { by: COORDINATOR, clock: 'transferDelivery' },
  TRANSFERRED: { ...POLICE, clock: 'policeReview' },
  DECLINED: { by: COORDINATOR, clock: 'reconsideration' },
  RECONSIDERING: { ...POLICE, clock: 'reconsiderationAnswer' },
  UPHELD: { by: COORDINATOR, clock: 'openDisposal' },
  FILED: { ...POLICE, clock: null },
  PROSECUTED: { ...POLICE, clock: null },
  JUDGED: { by: COORDINATOR, clock: 'closeCase' },
  DISCONTINUED: { by: COORDINATOR, clock: 'closeCase' },
};

/** Where a class begins. */
export const OPENED_AS = { A: 'A_OPENED', B: 'B_OPENED', C: 'C_OPENED' } as const satisfies Record<
  DispositionClass,
  CaseStatus
>;

/** Who owes the next step of a case. A criminal case that is over waits for the police's word before it is closed. */
export function caseOwed(status: CaseStatus, policeConsent: boolean): CaseOwed {
  const owed = OWED[status];
  const police = status === 'JUDGED' || status === 'DISCONTINUED';
  return police && !policeConsent && isConcludedCase(status) ? { ...POLICE, clock: owed.clock } : owed;
}

/**
 * By when the next step is due where a day was named rather than a clock set: the end of an order's deadline, or of the
 * first milestone that is not reached; undefined where a clock of the settings runs instead.
 */
export function caseDeadline(
  status: CaseStatus,
  {
    deadline,
    plan,
    repaidFen,
  }: { deadline: string | null; plan: readonly Milestone[]; repaidFen: number | null },
): Date | null | undefined {
  if (status === 'TALKED' || status === 'RECTIFYING')
    return deadline === null ? null : endOfLocalDay(deadline);
  if (status !== 'RESOLVING') return undefined;
  const next = nextMilestone(plan, repaidFen);
  return next ? endOfLocalDay(next.on) : null;
}
