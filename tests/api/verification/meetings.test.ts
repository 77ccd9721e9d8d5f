import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftDetermination } from '../../../server/contract/determinations.ts';
import {
  answerMeeting,
  callMeeting,
  cancelMeeting,
  listMeetings,
  moveMeeting,
  recordMinutes,
} from '../../../server/contract/meetings.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const soon = () => new Date(office.clock.now().getTime() + 86_400_000).toISOString();
const meetings = (name: Name, leadId: string) => office.as(name).do(listMeetings, { params: { leadId } });
test('the three units meet before anything is determined, and only they read what was said', async () => {
  const { leadId } = await walk.toDetermining();
  const params = { leadId };
  const call = { startsAt: soon(), place: '三楼会议室', agenda: '认定与分级' };
  const early = await office.as('coordinator').call(draftDetermination, {
    params,
    body: {
      version: await walk.version(leadId),
      outcome: 'UNSUBSTANTIATED',
      unproven: 'NO_EVIDENCE',
      reasons: '查无实据。',
    },
  });
  expect(early.error).toMatchObject({
    code: 'CONDITION_NOT_MET',
    fields: [{ path: 'meeting', code: 'REQUIRED' }],
  });

  const { id: meetingId } = await office.as('coordinator').do(callMeeting, { params, body: call });
  const twice = await office.as('coordinator').call(callMeeting, { params, body: call });
  expect(twice.error.code).toBe('ILLEGAL_TRANSITION');
  const at = { leadId, meetingId };
  const comes = (name: Name, version: number, body: boolean) =>
    office.as(name).call(answerMeeting, { params: at, body: { version, comes: body } });
  expect((await comes('police1', 1, false)).status).toBe(200);
  expect((await comes('police2', 1, true)).status).toBe(200);
  expect((await meetings('market1', leadId)).meetings).toMatchObject([
    {
      words: { place: '三楼会议室' },
      answers: [{ unit: 'POLICE', comes: true, name: '马二' }],
      mayAnswer: true,
    },
  ]);
  // Intake knows that they meet, and holds no key to the rest.
  expect((await meetings('intake', leadId)).meetings).toMatchObject([{ words: null, minutes: null }]);

  const moved = { ...call, version: 1, place: '视频会议' };
  await office.as('coordinator').do(moveMeeting, { params: at, body: moved });
  expect((await comes('market1', 1, true)).error.code).toBe('STALE_VERSION');
  const stale = await office.as('coordinator').call(moveMeeting, { params: at, body: moved });
  expect(stale.error.code).toBe('STALE_VERSION');
  expect((await meetings('police1', leadId)).meetings[0]).toMatchObject({ answers: [], version: 2 });

  const record = (version: number, attended: ('LEAD_AGENCY' | 'POLICE' | 'MARKET_REG')[], minutes: string) =>
    office.as('coordinator').call(recordMinutes, {
      params: at,
      body: { version, attended, present: '柯协调、马一', minutes },
    });
  expect((await record(2, ['POLICE', 'LEAD_AGENCY'], '市监缺席。')).status).toBe(200);
  expect(await meetings('head', leadId)).toMatchObject({
    ready: false,
    meetings: [{ missing: ['MARKET_REG'], attended: ['LEAD_AGENCY', 'POLICE'] }],
  });
  expect((await record(2, ['POLICE'], '旧页面。')).error.code).toBe('STALE_VERSION');
  expect((await record(3, ['MARKET_REG', 'POLICE', 'LEAD_AGENCY'], '更正：市监到会。')).status).toBe(200);
  const seen = await meetings('head', leadId);
  expect(seen).toMatchObject({
    ready: true,
    meetings: [{ minutes: { text: '更正：市监到会。', versions: 2 } }],
  });
  await walk.draft(leadId);
  const [row] = await office.rows(`select meeting_id from determinations where lead_id = $1`, [leadId]);
  expect(row).toEqual({ meeting_id: meetingId });
  const cancelled = await office
    .as('coordinator')
    .call(cancelMeeting, { params: at, body: { version: 4, reason: '改期' } });
  expect(cancelled.error.code).toBe('ILLEGAL_TRANSITION');
  expect(await walk.acts(leadId, 'meeting.%')).toEqual([
    'meeting.call',
    'meeting.answer',
    'meeting.answer',
    'meeting.move',
    'meeting.record',
    'meeting.record',
  ]);
  // Each of them opened the drawer once for the log, however often the page was shown.
  expect(await walk.acts(leadId, 'team.open')).toHaveLength(4);
});

test('where the district needs nobody at a table, a draft may be sent around', async () => {
  const { leadId } = await walk.toDetermining();
  const [before] = await office.rows<{ settings: object }>('select settings from districts');
  await office.rows(`update districts set settings = settings || '{"meetingUnits": []}'`);
  const drafted = await office.as('coordinator').call(draftDetermination, {
    params: { leadId },
    body: {
      version: await walk.version(leadId),
      outcome: 'UNSUBSTANTIATED',
      unproven: 'NO_EVIDENCE',
      reasons: '查无实据。',
    },
  });
  await office.rows('update districts set settings = $1', [before?.settings]);
  expect(drafted.status).toBe(200);
});
