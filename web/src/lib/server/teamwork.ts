import type { RequestEvent } from '@sveltejs/kit';
import { listAssists } from '$contract/assists.ts';
import { listCollected } from '$contract/collected.ts';
import { listMeasures } from '$contract/measures.ts';
import { listMeetings } from '$contract/meetings.ts';
import { listNotes } from '$contract/notes.ts';
import { listOfficerChanges } from '$contract/tasks.ts';
import { call } from '../api.ts';
import { openedOrNull } from './staff-door.ts';

type LeadEvent = RequestEvent<{ leadId: string }>;

/** What the units and those who assist do together on a lead, as far as this person may see it. */
export async function loadTeamwork(event: LeadEvent) {
  const { fetch, params } = event;
  const meetings = openedOrNull(event, await call(fetch, listMeetings, { params }));
  const measures = openedOrNull(event, await call(fetch, listMeasures, { params }));
  const assists = openedOrNull(event, await call(fetch, listAssists, { params }));
  const officers = openedOrNull(event, await call(fetch, listOfficerChanges, { params }));
  const collected = openedOrNull(event, await call(fetch, listCollected, { params }));
  const notes = openedOrNull(event, await call(fetch, listNotes, { params }));
  return {
    meetings: meetings ?? { meetings: [], mayCall: false, quorum: [], ready: true },
    measures: measures ?? { measures: [], approvals: [], mayRecord: false, officers: [] },
    assists: assists ?? { assists: [], mayAsk: [] },
    officerChanges: officers?.changes ?? [],
    collected: collected ?? { collected: [], mayCollect: false },
    notes: notes ?? { notes: [], mayWrite: [] },
  };
}
export type Teamwork = Awaited<ReturnType<typeof loadTeamwork>>;
