import type { Clock } from './adapters/clock.ts';
import type { InTransaction } from './db/transaction.ts';
import { makeAssistsService } from './features/assists/assists.service.ts';
import { assistsStore as assists } from './features/assists/assists.store.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { compartmentsStore as compartments } from './features/compartments/compartments.store.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import { makeDeterminationsService } from './features/determinations/determinations.service.ts';
import { determinationsStore as determinations } from './features/determinations/determinations.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeCollectedService } from './features/evidence/collected.service.ts';
import type { EvidenceFiles } from './features/evidence/evidence-files.ts';
import type { GalleryService } from './features/evidence/gallery.service.ts';
import type { LeadActs } from './features/leads/lead-acts.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import { approvalsStore as approvals } from './features/measures/approvals.store.ts';
import { makeMeasureViews } from './features/measures/measure-views.ts';
import { makeMeasuresService } from './features/measures/measures.service.ts';
import { makeMeetingViews } from './features/meetings/meeting-views.ts';
import { makeMeetingsService } from './features/meetings/meetings.service.ts';
import { meetingsStore as meetings } from './features/meetings/meetings.store.ts';
import { makeNotesService } from './features/notes/notes.service.ts';
import type { Notices } from './features/notifications/notices.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import type { Findings } from './features/tasks/findings.ts';
import { makeTasksService } from './features/tasks/tasks.service.ts';
import { tasksStore as tasks } from './features/tasks/tasks.store.ts';
import { makeTeamDrawers } from './features/tasks/team-drawers.ts';
import type { TakeUploads } from './features/uploads/take-uploads.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  drawers: Drawers;
  findings: Findings;
  acts: LeadActs;
  notices: Notices;
  files: EvidenceFiles;
  gallery: GalleryService;
  takeUploads: TakeUploads;
};

/** What the three units and those who assist do together on a lead. */
export function wireJoint(ground: Ground) {
  const { drawers, findings } = ground;
  const teamDrawers = makeTeamDrawers({ drawers, staff, findings, audit });
  const base = { ...ground, audit, staff, district, leads, tasks, compartments, teamDrawers };
  return {
    tasks: makeTasksService(base),
    determinations: makeDeterminationsService({ ...base, determinations, meetings }),
    meetings: makeMeetingsService({ ...base, meetings }),
    meetingViews: makeMeetingViews({ ...base, meetings }),
    assists: makeAssistsService({ ...base, assists }),
    collected: makeCollectedService(base),
    notes: makeNotesService(base),
    measures: makeMeasuresService({ ...base, approvals }),
    measureViews: makeMeasureViews({ ...base, approvals }),
  };
}
