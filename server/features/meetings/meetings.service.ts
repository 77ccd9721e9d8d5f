import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { callMeeting, cancelMeeting, moveMeeting, recordMinutes } from '../../contract/meetings.ts';
import { refuse } from '../../domain/errors.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { type MeetingCommand, decideMeeting, decideMeetingAnswer } from '../../domain/meeting.ts';
import { JOINT_UNITS, VERIFIER_OF } from '../../domain/units.ts';
import type { AuditEntry, AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { Notices } from '../notifications/notices.ts';
import type { TeamDrawers } from '../tasks/team-drawers.ts';
import type { MeetingRecord, MeetingsStore } from './meetings.store.ts';

/** Where a meeting takes place and what it is about; why it was cancelled, where it was. */
export type CallSheet = { meeting: string; place: string; agenda: string; cancelled?: string };
/** Who was there and what was said. */
export type MinutesSheet = { meeting: string; present: string; text: string };

type Body<E extends { schema: { body: unknown } }> = Static<E['schema']['body'] & object>;
type Deps = {
  meetings: MeetingsStore;
  drawers: Drawers;
  teamDrawers: TeamDrawers;
  audit: AuditStore;
  notices: Notices;
  acts: LeadActs;
};

const DONE = { ok: true } as const;

/** Joint meetings: called by the coordinator, answered by the units, kept as minutes. */
export function makeMeetingsService({ meetings, drawers, teamDrawers, audit, notices, acts }: Deps) {
  const log = (
    { tx, actor, lead, now }: LeadScene,
    act: string,
    facts: NonNullable<AuditEntry['facts']> = {},
  ) => audit.append(tx, { actor, act, subject: { kind: 'LEAD', id: lead.id }, facts, at: now });

  async function put(scene: LeadScene, caller: Caller, kind: 'MEETING' | 'MINUTES', body: object) {
    const { tx, lead, now } = scene;
    const drawer = await teamDrawers.toWrite(tx, caller.ring, lead.id, 'team', caller.actor.unit, now);
    return drawers.put(tx, drawer, { kind, author: 'OFFICE', staffId: caller.staffId, body, at: now });
  }

  /** The meeting, at the version that the person was looking at. */
  async function found({ tx, lead }: LeadScene, id: string, version: number): Promise<MeetingRecord> {
    const all = await meetings.ofLead(tx, lead.id);
    const row = all.find((one) => one.id === id) ?? refuse('NOT_FOUND');
    if (row.version !== version) refuse('STALE_VERSION');
    return row;
  }

  const decide = (scene: LeadScene, row: MeetingRecord | null, command: MeetingCommand) =>
    decideMeeting(
      row,
      { status: scene.lead.status, round: scene.standing.round },
      command,
      scene.actor,
      scene.now,
    );

  async function tellUnits({ tx, lead, now }: LeadScene): Promise<void> {
    const path = `/verification/leads/${lead.id}`;
    for (const unitCode of JOINT_UNITS) {
      const roles = [VERIFIER_OF[unitCode]];
      await notices.tell(tx, { template: 'LEAD_TURN', path, roles, unitCode }, now);
    }
  }

  return {
    /** @throws Refusal as {@link decideMeeting}; ILLEGAL_TRANSITION while another one is called */
    call: (caller: Caller, leadId: string, body: Body<typeof callMeeting>) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, now, standing } = scene;
        const startsAt = new Date(body.startsAt);
        decide(scene, null, { verb: 'call', ...body, startsAt });
        const others = await meetings.ofLead(tx, leadId);
        if (others.some(({ status, round }) => status === 'CALLED' && round === standing.round))
          refuse('ILLEGAL_TRANSITION');
        const id = randomUUID();
        const { place, agenda } = body;
        const callId = await put(scene, caller, 'MEETING', {
          meeting: id,
          place,
          agenda,
        } satisfies CallSheet);
        const called = { callId, calledBy: caller.staffId, calledAt: now };
        const { round } = standing;
        const row = { id, leadId, round, status: 'CALLED' as const, version: 1, startsAt, attended: [] };
        await meetings.add(tx, { ...row, ...called });
        await log(scene, 'meeting.call', { meetingId: id });
        await tellUnits(scene);
        return { id };
      }),

    move: (caller: Caller, leadId: string, id: string, body: Body<typeof moveMeeting>) =>
      acts.on(caller, { leadId }, async (scene) => {
        const row = await found(scene, id, body.version);
        const startsAt = new Date(body.startsAt);
        const { place, agenda } = body;
        decide(scene, row, { verb: 'move', place, agenda, startsAt });
        const callId = await put(scene, caller, 'MEETING', {
          meeting: id,
          place,
          agenda,
        } satisfies CallSheet);
        await meetings.dropAnswers(scene.tx, id);
        await meetings.save(scene.tx, id, { startsAt, callId, version: row.version + 1 });
        await log(scene, 'meeting.move', { meetingId: id });
        await tellUnits(scene);
        return DONE;
      }),

    cancel: (caller: Caller, leadId: string, id: string, body: Body<typeof cancelMeeting>) =>
      acts.on(caller, { leadId }, async (scene) => {
        const row = await found(scene, id, body.version);
        const { status } = decide(scene, row, { verb: 'cancel', reason: body.reason });
        const sheet: CallSheet = { meeting: id, place: '', agenda: '', cancelled: body.reason };
        await put(scene, caller, 'MEETING', sheet);
        await meetings.save(scene.tx, id, { status, version: row.version + 1 });
        await log(scene, 'meeting.cancel', { meetingId: id });
        await tellUnits(scene);
        return DONE;
      }),

    /** Which of the units come: each says so for itself, and may think again. */
    answer: (caller: Caller, leadId: string, id: string, body: { version: number; comes: boolean }) =>
      acts.on(caller, { leadId }, async (scene) => {
        const row = await found(scene, id, body.version);
        const { unit } = caller.actor;
        if (!isJointUnit(unit)) refuse('NOT_YOUR_STEP');
        const staffId = decideMeetingAnswer(row, unit, scene.actor);
        const { comes } = body;
        await meetings.answer(scene.tx, { meetingId: id, unit, comes, staffId, answeredAt: scene.now });
        await log(scene, 'meeting.answer', { meetingId: id, unit, comes });
        return DONE;
      }),

    record: (caller: Caller, leadId: string, id: string, body: Body<typeof recordMinutes>) =>
      acts.on(caller, { leadId }, async (scene) => {
        const row = await found(scene, id, body.version);
        const { present, minutes: text } = body;
        // In the units' own order, whatever the form's.
        const attended = JOINT_UNITS.filter((unit) => body.attended.includes(unit));
        const { status } = decide(scene, row, { verb: 'record', attended, present, minutes: text });
        const minutesId = await put(scene, caller, 'MINUTES', {
          meeting: id,
          present,
          text,
        } satisfies MinutesSheet);
        const recorded = { minutesId, attended, recordedBy: caller.staffId, recordedAt: scene.now };
        await meetings.save(scene.tx, id, { status, ...recorded, version: row.version + 1 });
        await log(scene, 'meeting.record', { meetingId: id, unit: attended.join(' ') });
        return DONE;
      }),
  };
}
export type MeetingsService = ReturnType<typeof makeMeetingsService>;
