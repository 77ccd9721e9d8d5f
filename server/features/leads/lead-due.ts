import type { LeadStep } from '../../domain/lead.ts';
import { owedStep } from '../../domain/lead.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { LeadScene } from './lead-scene.ts';
import type { LeadRecord, StepRecord } from './leads.store.ts';

/** By when the next step is owed after this one; null where no clock runs. */
export function dueAfter(scene: LeadScene, step: LeadStep, steps: readonly StepRecord[]): Date | null {
  const { lead, snapshot, days, now } = scene;
  const owed = owedStep(step.to, { ...snapshot, ...step.changes });
  if (!owed?.clock) return null;
  if (step.transition === 'L04' && owed.clock === 'acceptance') {
    return acceptanceResumed(lead, steps, days, now);
  }
  if (step.from === 'MERGED') return dueAfterSplit(scene, steps);
  return days.due(owed.clock, now);
}

/**
 * A lead that is split off has the working days left that it had when it was merged: the time between was spent on it
 * as a part of another. What was late then is late still.
 */
function dueAfterSplit({ lead, days, now }: LeadScene, steps: readonly StepRecord[]): Date | null {
  const mergedAt = steps.findLast((step) => step.to === 'MERGED')?.at ?? now;
  const due = lead.mergedDueAt;
  if (due === null || due <= mergedAt) return due;
  return days.dueBy({ workingDays: Math.max(0, days.owed(due, mergedAt)?.workingDaysLeft ?? 0) }, now);
}

/** By when a proposed step is confirmed: to refuse a report in two halves takes no longer than to refuse it at once. */
export function dueAfterProposal(scene: LeadScene, proposal: LeadScene['snapshot']['proposal']): Date | null {
  const { lead, snapshot, days, now } = scene;
  if (lead.status === 'SUBMITTED') return lead.dueAt;
  const owed = owedStep(lead.status, { ...snapshot, proposal });
  return owed?.clock ? days.due(owed.clock, now) : lead.dueAt;
}

/** How many working days are left to accept a lead, by the calendar of the day on which its reporter is asked. */
export const acceptanceLeft = ({ lead, days, now }: LeadScene): number =>
  Math.max(0, days.owed(lead.dueAt, now)?.workingDaysLeft ?? 0);

/**
 * The acceptance clock stands still while the reporter supplements (L04): what was left of it runs on from `now`.
 * Of leads that were asked before that was kept, it is reckoned anew.
 */
export function acceptanceResumed(
  { receivedAt, acceptanceLeft: left }: Pick<LeadRecord, 'receivedAt' | 'acceptanceLeft'>,
  steps: readonly StepRecord[],
  days: OfficeDays,
  now: Date,
): Date {
  if (left !== null) return days.dueBy({ workingDays: left }, now);
  let due = days.due('acceptance', receivedAt);
  const asked = steps.filter((step) => step.transition === 'L03');
  const answered = [...steps.filter((step) => step.transition === 'L04').map((step) => step.at), now];
  for (const [index, request] of asked.entries()) {
    const then = days.owed(due, request.at)?.workingDaysLeft ?? 0;
    due = days.dueBy({ workingDays: Math.max(0, then) }, answered[index] ?? now);
  }
  return due;
}
