import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../server/domain/actor.ts';
import { LEAD_STATUSES } from '../../server/domain/lead.ts';
import {
  type MeetingCommand,
  type MeetingSnapshot,
  MEETING_STATUSES,
  decideMeeting,
  decideMeetingAnswer,
  meetingOfDetermination,
} from '../../server/domain/meeting.ts';
import { ROLES } from '../../server/domain/roles.ts';
import { JOINT_UNITS } from '../../server/domain/units.ts';
import { NOW, person, wearing } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const coordinator = person('LEAD_COORDINATOR', 'Ke');
const later = new Date(NOW.getTime() + 86_400_000);
const aMeeting = (over: Partial<MeetingSnapshot> = {}): MeetingSnapshot => ({
  status: 'CALLED',
  round: 1,
  attended: [],
  ...over,
});
const lead = (status: (typeof LEAD_STATUSES)[number] = 'DETERMINING', round = 1) => ({ status, round });
const call: MeetingCommand = { verb: 'call', startsAt: later, place: '三楼', agenda: '认定' };
const record: MeetingCommand = {
  verb: 'record',
  attended: JOINT_UNITS,
  present: '柯、马、石',
  minutes: '一致认为属实。',
};
const trying =
  (meeting: MeetingSnapshot | null, command: MeetingCommand, at = lead(), actor: Actor = coordinator) =>
  () =>
    decideMeeting(meeting, at, command, actor, NOW);

describe('a joint meeting', () => {
  it('is the coordinator’s to call, move, cancel and record, and nobody else’s', () => {
    const commands: MeetingCommand[] = [
      call,
      { ...call, verb: 'move' },
      { verb: 'cancel', reason: '改期' },
      record,
    ];
    for (const command of commands) {
      const meeting = command.verb === 'call' ? null : aMeeting();
      for (const role of ROLES) {
        const answer = answerOf(trying(meeting, command, lead(), wearing(role)));
        expect(answer, `${role} ${command.verb}`).toBe(
          role === 'LEAD_COORDINATOR' ? 'ALLOWED' : 'NOT_YOUR_STEP',
        );
      }
    }
  });

  it.each(LEAD_STATUSES)('while the lead is %s it is called in time, or not at all', (status) => {
    const open = status === 'VERIFYING' || status === 'DETERMINING';
    expect(answerOf(trying(null, call, lead(status)))).toBe(open ? 'ALLOWED' : 'ILLEGAL_TRANSITION');
    expect(answerOf(trying(aMeeting(), record, lead(status)))).toBe(
      status === 'DETERMINING' ? 'ALLOWED' : 'ILLEGAL_TRANSITION',
    );
  });

  it.each([
    ['a day that has passed', { ...call, startsAt: NOW }, ['startsAt']],
    ['no place and no agenda', { ...call, place: ' ', agenda: '' }, ['place', 'agenda']],
    ['nobody there', { ...record, attended: [] }, ['attended']],
    ['no minutes', { ...record, present: '', minutes: ' ' }, ['present', 'minutes']],
    ['no reason', { verb: 'cancel' as const, reason: '  ' }, ['reason']],
  ])('with %s says what is missing', (_what, command, paths) => {
    expect(pathsOf(trying(command.verb === 'call' ? null : aMeeting(), command))).toEqual(paths);
  });

  it('of an earlier round of proof stays as it was', () => {
    expect(answerOf(trying(aMeeting(), record, lead('DETERMINING', 2)))).toBe('ILLEGAL_TRANSITION');
  });

  it('that was held can have its minutes corrected, but is neither moved nor cancelled', () => {
    const held = aMeeting({ status: 'HELD', attended: JOINT_UNITS });
    expect(trying(held, record)()).toEqual({ status: 'HELD' });
    expect(answerOf(trying(held, { ...call, verb: 'move' }))).toBe('ILLEGAL_TRANSITION');
    expect(answerOf(trying(held, { verb: 'cancel', reason: '改期' }))).toBe('ILLEGAL_TRANSITION');
    expect(answerOf(trying(aMeeting({ status: 'CANCELLED' }), record))).toBe('ILLEGAL_TRANSITION');
  });

  it('is answered by a verifier of the unit, for that unit', () => {
    const police = person('VERIFIER_POLICE', 'Wang');
    expect(decideMeetingAnswer(aMeeting(), 'POLICE', police)).toBe('Wang');
    expect(answerOf(() => decideMeetingAnswer(aMeeting(), 'MARKET_REG', police))).toBe('NOT_YOUR_STEP');
    expect(answerOf(() => decideMeetingAnswer(aMeeting({ status: 'HELD' }), 'POLICE', police))).toBe(
      'ILLEGAL_TRANSITION',
    );
  });
});

describe('a determination rests on a meeting', () => {
  it('with whom the district wants there, and says who was missing', () => {
    const held = aMeeting({ status: 'HELD', attended: ['LEAD_AGENCY', 'POLICE'] });
    expect(pathsOf(() => meetingOfDetermination([held], 1, JOINT_UNITS))).toEqual([
      'meeting.attended.MARKET_REG',
    ]);
    expect(meetingOfDetermination([held], 1, ['LEAD_AGENCY', 'POLICE'])).toBe(held);
    expect(pathsOf(() => meetingOfDetermination([], 1, ['POLICE']))).toEqual(['meeting']);
    expect(meetingOfDetermination([], 1, [])).toBeNull();
  });

  it('held in this round, the last of them, whatever else was called', () => {
    const meetings = fc.array(
      fc.record({
        status: fc.constantFrom(...MEETING_STATUSES),
        round: fc.integer({ min: 1, max: 3 }),
        attended: fc.subarray([...JOINT_UNITS]),
      }),
    );
    fc.assert(
      fc.property(meetings, fc.subarray([...JOINT_UNITS]), (all, quorum) => {
        const held = all.filter(({ status, round }) => status === 'HELD' && round === 2);
        const last = held.at(-1);
        const enough = last ? quorum.every((unit) => last.attended.includes(unit)) : quorum.length === 0;
        const answer = answerOf(() => meetingOfDetermination(all, 2, quorum));
        expect(answer).toBe(enough ? 'ALLOWED' : 'CONDITION_NOT_MET');
        if (enough) expect(meetingOfDetermination(all, 2, quorum)).toBe(last ?? null);
      }),
    );
  });
});
