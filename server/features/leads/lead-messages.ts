import { sendOfficeMessage } from '../../contract/leads.ts';
import type { StaffActor } from '../../domain/actor.ts';
import { type LeadStatus, TERMINAL_LEAD_STATUSES } from '../../domain/lead.ts';

/** Whether this person's role writes to reporters, and the lead has not gone to the archive. */
export function mayWriteToReporter(actor: StaffActor, status: LeadStatus): boolean {
  return (
    !TERMINAL_LEAD_STATUSES.includes(status) &&
    sendOfficeMessage.allow.some((role) => actor.roles.includes(role))
  );
}
