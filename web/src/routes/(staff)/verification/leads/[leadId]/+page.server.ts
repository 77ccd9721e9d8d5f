import { listHolds } from '$contract/disclosure-holds.ts';
import { listCases } from '$contract/dispositions.ts';
import { readDutyToday } from '$contract/duty.ts';
import { readEscalations } from '$contract/escalations.ts';
import { listEvidence } from '$contract/evidence.ts';
import { listHandOvers } from '$contract/hand-overs.ts';
import { listLeads, readLead } from '$contract/leads.ts';
import { readTransferPaper } from '$contract/transfer-papers.ts';
import { listColleagues } from '$contract/tasks.ts';
import { alikeLeads, joinedLeads } from '$contract/targets.ts';
import { call } from '#lib/api.ts';
import { recordEvent } from '#lib/server/case-actions.ts';
import { approve, askForHandOver, release } from '#lib/server/evidence-actions.ts';
import { hold, lift } from '#lib/server/hold-actions.ts';
import {
  accept,
  assign,
  mark,
  message,
  openRawAgain,
  step,
  writeLateBrief,
} from '#lib/server/lead-actions.ts';
import { mayUse, opened, openedOrNull } from '#lib/server/staff-door.ts';
import { loadTeamwork } from '#lib/server/teamwork.ts';
import { teamworkActions } from '#lib/server/teamwork-actions.ts';
import { meetingActions } from '#lib/server/meeting-actions.ts';
import { flood, leave, merge, split } from '#lib/server/target-actions.ts';
import {
  changeTaskOfficers,
  draft,
  finding,
  issue,
  keepFinding,
  signDraft,
  takeTask,
} from '#lib/server/task-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const lead = opened(event, await call(fetch, readLead, { params }));
  const mine = openedOrNull(event, await call(fetch, listLeads, { query: { tray: 'MY_TURN' } }));
  const takes =
    lead.mayMark.includes('holdDisclosure') ||
    lead.tasks.some((task) => task.mine && (task.status === 'OPEN' || task.status === 'ACCEPTED'));
  const team = takes ? openedOrNull(event, await call(fetch, listColleagues)) : null;
  const evidence = openedOrNull(event, await call(fetch, listEvidence, { params }));
  const escalations = openedOrNull(event, await call(fetch, readEscalations, { params }));
  const police = openedOrNull(event, await call(fetch, listHandOvers, { params }));
  return {
    lead,
    evidence: evidence ?? { files: [], mayRelease: false },
    police,
    escalations,
    duty: lead.urgent ? openedOrNull(event, await call(fetch, readDutyToday)) : null,
    hold: lead.disclosureHoldUntil
      ? (openedOrNull(event, await call(fetch, listHolds))?.holds.find(({ leadId }) => leadId === lead.id) ??
        null)
      : null,
    papers: mayUse((await event.parent()).me, readTransferPaper),
    cases: openedOrNull(event, await call(fetch, listCases, { params }))?.cases ?? [],
    alike: openedOrNull(event, await call(fetch, alikeLeads, { params })),
    joined: openedOrNull(event, await call(fetch, joinedLeads, { params })),
    teamwork: await loadTeamwork(event),
    mine: mine?.rows ?? [],
    colleagues: team?.colleagues ?? [],
    done: url.searchParams.get('done'),
    // Each showing is a new one: forms that went through come back empty.
    shown: crypto.randomUUID(),
  };
};

export const actions = {
  accept,
  assign,
  step,
  mark,
  message,
  openRaw: openRawAgain,
  writeBrief: writeLateBrief,
  take: takeTask,
  finding,
  keepFinding,
  changeOfficers: changeTaskOfficers,
  draft,
  signDraft,
  issue,
  recordEvent,
  hold,
  lift,
  flood,
  merge,
  split,
  leaveTarget: leave,
  release,
  askHandOver: askForHandOver,
  approveHandOver: approve,
  ...meetingActions,
  ...teamworkActions,
} satisfies Actions;
