import type { LeadTransitionId } from './lead-transitions.ts';
import type { SchemeFacts, Trigger } from './scheme-types.ts';

/**
 * What a lead's step lets a reward scheme begin. The three units that sign for it open the preliminary investigation
 * (Tianjin's first stage); the determination, and a case that the police filed, record its grade (Beijing's first).
 */
const TRIGGERS: { readonly [Id in LeadTransitionId]?: readonly Trigger[] } = {
  L12: ['PRELIM_INVESTIGATION_OPENED'],
  L17: ['LEAD_GRADED', 'LEAD_VERIFIED', 'CRIMINAL_FILED'],
  L18: ['LEAD_GRADED', 'LEAD_VERIFIED'],
};

/** The triggers that a step reaches, in their order; none for most. */
export function triggersOfStep(transition: LeadTransitionId): readonly Trigger[] {
  return TRIGGERS[transition] ?? [];
}

/** What a step tells a scheme: while a lead is only being looked into, nothing is known of it yet. */
export function factsOfStep(
  transition: LeadTransitionId,
  lead: { grade: number | null; dispositionClass: string | null },
): SchemeFacts {
  if (transition === 'L12') return {};
  const filed = transition === 'L17';
  return {
    lead_grade: lead.grade,
    suspected_crime: filed || lead.dispositionClass === 'C',
    fundraising_occurred: true,
    ...(filed ? { outcome: 'CRIMINAL_FILED' } : {}),
  };
}
