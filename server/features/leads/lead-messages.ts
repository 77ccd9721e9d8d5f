import { sendOfficeMessage } from '../../contract/lead-acts.ts';
import type { StaffActor } from '../../domain/actor.ts';
import type { LeadStatus } from '../../domain/lead.ts';

/** Whether this person's role writes to reporters, and the lead has not gone to the archive. One that was merged keeps its own conversation. */
export function mayWriteToReporter(actor: StaffActor, status: LeadStatus): boolean {
  return status !== 'ARCHIVED' && sendOfficeMessage.allow.some((role) => actor.roles.includes(role));
}
