import type { MeetingView } from '../../contract/meetings.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Clock } from '../../adapters/clock.ts';
import { isOneOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { meetingOfDetermination, missingFrom } from '../../domain/meeting.ts';
import { type JointUnit, VERIFIER_OF } from '../../domain/units.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, Sheet } from '../compartments/drawers.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { TeamDrawers } from '../tasks/team-drawers.ts';
import type { CallSheet, MinutesSheet } from './meetings.service.ts';
import type { MeetingRecord, MeetingsStore } from './meetings.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  meetings: MeetingsStore;
  leads: Pick<LeadsStore, 'findReadable'>;
  district: DistrictStore;
  staff: StaffStore;
  drawers: Drawers;
  teamDrawers: TeamDrawers;
  acts: Pick<LeadActs, 'look'>;
};

const MEETS_IN = ['VERIFYING', 'DETERMINING'];

/** A lead's meetings as a person sees them: that there was one for all who work on it, the words for the three units. */
export function makeMeetingViews(deps: Deps) {
  const { inTransaction, clock, meetings, leads, district, staff, drawers, teamDrawers, acts } = deps;
  return {
    list: (caller: Caller, leadId: string) =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const { standing } = await acts.look({ tx, actor: caller.actor, now, days }, lead);
        const rows = await meetings.ofLead(tx, leadId);
        const answers = await meetings.answers(
          tx,
          rows.map(({ id }) => id),
        );
        const names = await staff.namesOf(tx, [
          ...rows.flatMap((row) => [row.calledBy, row.recordedBy]),
          ...answers.map((one) => one.staffId),
        ]);
        const drawer = rows.length
          ? await teamDrawers.toRead(tx, caller, leadId, 'team', caller.actor.unit, now)
          : null;
        const calls = drawer ? await drawers.sheets<CallSheet>(tx, drawer, 'MEETING') : [];
        const minutes = drawer ? await drawers.sheets<MinutesSheet>(tx, drawer, 'MINUTES') : [];
        const { actor } = caller;
        const { meetingUnits } = days.settings;
        const open = MEETS_IN.includes(lead.status);
        const leading = open && isOneOf(actor, ['LEAD_COORDINATOR']);
        const joins = isJointUnit(actor.unit) && isOneOf(actor, [VERIFIER_OF[actor.unit]]);

        const viewOf = (row: MeetingRecord): MeetingView => {
          const current = row.round === standing.round;
          const words = calls.find(({ id }) => id === row.callId)?.body;
          return {
            id: row.id,
            version: row.version,
            status: row.status,
            current,
            startsAt: row.startsAt.toISOString(),
            calledByName: names.get(row.calledBy) ?? '',
            calledAt: row.calledAt.toISOString(),
            words: words ? { place: words.place, agenda: words.agenda } : null,
            answers: answers
              .filter(({ meetingId }) => meetingId === row.id)
              .map((one) => ({
                unit: one.unit,
                comes: one.comes,
                name: names.get(one.staffId) ?? '',
                at: one.answeredAt.toISOString(),
              })),
            attended: row.attended,
            missing: row.status === 'HELD' ? missingFrom(row, meetingUnits) : [],
            minutes: minutesOf(row, minutes, names),
            mayRecord: leading && current && row.status !== 'CANCELLED' && lead.status === 'DETERMINING',
            mayMove: leading && current && row.status === 'CALLED',
            mayAnswer: joins && open && row.status === 'CALLED',
          };
        };
        const called = rows.some(({ status, round }) => status === 'CALLED' && round === standing.round);
        return {
          meetings: rows.map(viewOf),
          mayCall: leading && !called,
          quorum: [...meetingUnits],
          ready: isReady(rows, standing.round, meetingUnits),
        };
      }),
  };
}
export type MeetingViews = ReturnType<typeof makeMeetingViews>;

function minutesOf(
  row: MeetingRecord,
  sheets: readonly Sheet<MinutesSheet>[],
  names: Map<string, string>,
): MeetingView['minutes'] {
  const versions = sheets.filter(({ body }) => body.meeting === row.id);
  const sheet = versions.find(({ id }) => id === row.minutesId);
  if (!sheet || !row.recordedAt) return null;
  return {
    present: sheet.body.present,
    text: sheet.body.text,
    recordedByName: names.get(row.recordedBy ?? '') ?? '',
    recordedAt: row.recordedAt.toISOString(),
    versions: versions.length,
  };
}

function isReady(rows: readonly MeetingRecord[], round: number, quorum: readonly JointUnit[]): boolean {
  try {
    meetingOfDetermination(rows, round, quorum);
    return true;
  } catch {
    return false;
  }
}
