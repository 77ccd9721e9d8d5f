import { addMonths } from '../../domain/calendar.ts';
import { type RewardScheme, claimLimit } from '../../domain/scheme.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { LeadRecord } from '../leads/leads.store.ts';

type Window = { scheme: RewardScheme; lead: LeadRecord; days: OfficeDays; now: Date };

/** Until when a reward can be claimed: as long as the scheme says, else as the district's settings do. */
export function claimEnd({ scheme, lead, days, now }: Window): Date {
  const limit = claimLimit(scheme, lead.identityMode);
  return limit
    ? days.dueBy(limit, now)
    : days.due(lead.identityMode === 'ANON' ? 'claimAnon' : 'claimNamed', now);
}

/** The same for a restored reward, but never past the district's last date after the first notice. */
export function restoredClaimEnd(window: Window, notifiedAt: Date | null): Date {
  const { days, now } = window;
  const end = claimEnd(window);
  const last = addMonths(notifiedAt ?? now, days.settings.claimExtensionMaxMonths);
  return end < last ? end : last;
}
