import type { RequestEvent } from '@sveltejs/kit';
import { listMeetings } from '$contract/meetings.ts';
import { call } from '../api.ts';
import { openedOrNull } from './staff-door.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;

/** What the units and those who assist do together on a lead, as far as this person may see it. */
export async function loadTeamwork(event: LeadEvent) {
  const { fetch, params } = event;
  const meetings = await call(fetch, listMeetings, { params });
  return {
    meetings: openedOrNull(event, meetings) ?? { meetings: [], mayCall: false, quorum: [], ready: true },
  };
}
export type Teamwork = Awaited<ReturnType<typeof loadTeamwork>>;
