import { error } from '@sveltejs/kit';
import { readLead } from '$contract/leads.ts';
import { listMeetings } from '$contract/meetings.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

/** The minutes as a sheet of paper: of a meeting that was held, for those whose desks can read them. */
export const load: PageServerLoad = async (event) => {
  const { fetch, params } = event;
  const { leadId, meetingId } = params;
  const lead = opened(event, await call(fetch, readLead, { params: { leadId } }));
  const { meetings } = opened(event, await call(fetch, listMeetings, { params: { leadId } }));
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (!meeting?.minutes || !meeting.words) error(404);
  const { determination } = lead;
  return {
    reference: lead.reference,
    leadId,
    meeting,
    minutes: meeting.minutes,
    words: meeting.words,
    determination: determination?.meetingId === meeting.id ? determination : null,
  };
};
