import type { LeadView } from '$contract/leads.ts';
import type { MeetingTurn } from './meeting-turn.ts';

/** The acts whose forms a lead's page shows to this person now. */
export function offeredActs(lead: LeadView, staffId: string, turn: MeetingTurn | null): string[] {
  const task = lead.tasks.find(({ mine }) => mine);
  const writes = task?.officers.some((officer) => officer.staffId === staffId) ?? false;
  return [
    ...(lead.may.includes('accept') ? ['accept'] : []),
    ...(lead.may.includes('assign') || lead.may.includes('assignUrgent') ? ['assign'] : []),
    ...[...lead.may, ...lead.mayPropose].map((verb) => `step-${verb}`),
    ...lead.mayMark.map((mark) => `mark-${mark}`),
    ...(task?.status === 'OPEN' ? ['take'] : []),
    ...(task?.status === 'ACCEPTED' && writes ? ['finding'] : []),
    ...(task?.status === 'ACCEPTED' ? ['changeOfficers'] : []),
    ...(turn === 'sign' ? ['signDraft'] : []),
    ...(turn === 'issue' ? ['issue'] : []),
    ...(turn === 'draft' || turn === 'issue' ? ['draft'] : []),
    ...(lead.retention.mayHold ? ['hold'] : []),
    ...lead.retention.holds.filter(({ mayLift }) => mayLift).map(({ id }) => `lift-${id}`),
    ...(lead.mayMessage ? ['message'] : []),
  ];
}
