import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  endFeed,
  makeFeed,
  readFeed,
  readReminders,
  saveReminders,
} from '../../../server/contract/reminders.ts';
import { readBoard } from '../../../server/contract/board.ts';
import { readMyRewardDues } from '../../../server/contract/reward-dues.ts';
import { listMails } from '../../../server/contract/mails.ts';
import { loggerOptions } from '../../../server/plugins/logging.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { walkOf } from '../verification/walk.ts';

let house: TestOffice;
let walk: ReturnType<typeof walkOf>;
let logged = '';
const at = (local: string) => house.clock.set(new Date(`${local}+08:00`));
beforeAll(async () => {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString('utf8');
      done();
    },
  });
  house = await anOffice({ logger: loggerOptions('trace', stream) });
  walk = walkOf(house);
});
afterAll(() => house.close());

/** The daily mails as they read, by whom they go to. */
const digests = async () => {
  const { mails } = await house.as('sysadmin').do(listMails);
  return mails
    .filter(({ template }) => template === 'DAILY_DIGEST')
    .map(({ toName, subject, body }) => ({ toName, subject, body }));
};

test('on a working day at the set hour everybody with something due gets one mail, and no more', async () => {
  at('2026-11-23T10:00');
  const first = await walk.report();
  const second = await walk.report();
  await house.as('intake2').do(saveReminders, { body: { digest: false, language: 'zh-CN' } });

  at('2026-11-28T09:00');
  expect(await house.office.digests.run()).toBe(0);
  at('2026-11-30T07:59');
  expect(await house.office.digests.run()).toBe(0);
  at('2026-11-30T08:00');
  const written = await Promise.all([house.office.digests.run(), house.office.digests.run()]);
  expect(written[0] + written[1]).toBe(1);
  at('2026-11-30T17:00');
  expect(await house.office.digests.run()).toBe(0);
  expect(await digests()).toEqual([
    {
      toName: '尹受理',
      subject: '2026-11-30 待办提醒：逾期 0 件，今天到期 2 件',
      body: [
        '已逾期：0 件',
        '今天到期：2 件',
        '本周到期（含今天）：2 件',
        '',
        first.reference,
        second.reference,
        '',
        '请登录后查看：\nhttp://localhost:3000/verification?tray=MY_TURN',
        '不想再收，可在“提醒设置”里关闭。\n',
      ].join('\n'),
    },
  ]);
});

test('the next morning it says what is late, in the language of whoever reads it', async () => {
  await house.as('intake').do(saveReminders, { body: { digest: true, language: 'en' } });
  expect(await house.as('intake').do(readReminders)).toMatchObject({
    digest: true,
    language: 'en',
    feed: null,
  });
  at('2026-12-01T13:00');
  expect(await house.office.digests.run()).toBe(1);
  expect((await digests())[0]).toMatchObject({
    toName: '尹受理',
    subject: 'Due for you on 2026-12-01: 2 overdue, 0 today',
  });
});

test('of a lead that somebody keeps away from no mail and no calendar of theirs tells', async () => {
  const { leadId } = await walk.report();
  await house.rows(
    `insert into recusals (id, lead_id, staff_id, declared_by, reason, declared_at)
     values (gen_random_uuid(), $1, $2, $2, 'INTEREST', now())`,
    [leadId, house.idOf('intake')],
  );
  const mine = await calendarOf('intake');
  const others = await calendarOf('intake2');
  expect(mine.includes(leadId)).toBe(false);
  expect(others.includes(leadId)).toBe(true);
});

const secretOf = async (name: Name) => {
  const { address } = await house.as(name).do(makeFeed);
  return address.slice(address.lastIndexOf('/') + 1);
};
const fetched = (secret: string) => house.stranger.call(readFeed, { params: { secret } });
const calendarOf = async (name: Name) => (await fetched(await secretOf(name))).raw.toString('utf8');

test('a calendar of one’s own turns: references and dates, a file as the standard has it', async () => {
  at('2026-12-02T10:00');
  const { leadId, reference } = await walk.report();
  const urgent = await walk.report({ urgentSituations: ['RUNNING_AWAY'] });
  const answer = await fetched(await secretOf('intake'));
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  const text = answer.raw.toString('utf8');
  const lines = text.split('\r\n');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  const event = (id: string) =>
    text.split('BEGIN:VEVENT\r\n').find((part) => part.startsWith(`UID:${id}@localhost`)) ?? '';
  expect(event(leadId)).toContain(`SUMMARY:Lead ${reference} is due\r\n`);
  expect(event(leadId)).toContain('DTSTART;VALUE=DATE:20261209\r\nDTEND;VALUE=DATE:20261210\r\n');
  expect(event(leadId)).toContain('DTSTAMP:20261202T020000Z\r\n');
  expect(event(urgent.leadId)).toContain('DTSTART:20261202T040000Z\r\n');
  const names = new Set(lines.map((line) => line.split(/[:;]/)[0]));
  expect(names.has('DESCRIPTION') || names.has('LOCATION')).toBe(false);
  // The reading is noted for its owner, and whatever stands in a calendar keeps its name.
  expect((await house.as('intake').do(readReminders)).feed?.readAt).toBe('2026-12-02T02:00:00.000Z');
  expect(await calendarOf('intake')).toContain(`UID:${leadId}@localhost`);
});

test('a step of an award is due for whoever owes it: in the mail, the calendar, the first page and on the board', async () => {
  at('2026-12-07T10:00');
  await walk.toVerified();
  const [award] = await house.rows<{ id: string; reference: string; due_at: Date }>(
    'select id, reference, due_at from rewards order by created_at desc limit 1',
  );
  expect(await house.as('clerk').do(readMyRewardDues)).toEqual({ overdue: 0, today: 0, week: 0 });
  house.clock.set(new Date(award!.due_at.getTime() - 6 * 3_600_000));
  expect(await house.as('clerk').do(readMyRewardDues)).toEqual({ overdue: 0, today: 1, week: 1 });
  expect(await house.as('reviewer').do(readMyRewardDues)).toEqual({ overdue: 0, today: 0, week: 0 });
  await house.office.digests.run();
  const mail = (await digests()).find(({ toName }) => toName === '江经办');
  expect(mail?.body).toContain(award!.reference);
  expect(mail?.body).toContain('http://localhost:3000/office\n');
  expect(await calendarOf('clerk')).toContain(`UID:${award!.id}@localhost`);
  expect(await calendarOf('reviewer')).not.toContain(award!.id);
  house.clock.set(new Date(award!.due_at.getTime() + 1));
  expect((await house.as('head').do(readBoard)).awards).toEqual([
    { party: 'REWARD_CLERK', overdue: 1, today: expect.any(Number), week: expect.any(Number) },
  ]);
  expect((await house.as('police1').do(readBoard)).awards).toBeNull();
});

test('a link ends when its owner says so, when a new one is made and when its owner leaves', async () => {
  const first = await secretOf('market1');
  expect((await fetched(first)).raw.toString('utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
  const second = await secretOf('market1');
  expect((await fetched(first)).status).toBe(404);
  await house.as('market1').do(endFeed);
  expect((await fetched(second)).status).toBe(404);
  const third = await secretOf('market2');
  await house.rows(`update staff set active = false where id = $1`, [house.idOf('market2')]);
  expect((await fetched(third)).status).toBe(404);
  expect((await fetched('short.ics')).status).toBe(422);
  const kept = await house.rows(`select * from calendar_feeds`);
  expect(JSON.stringify(kept)).not.toContain(third.slice(0, 12));
  for (const secret of [first, second, third]) expect(logged).not.toContain(secret.slice(0, 12));
  expect(logged).toContain('/api/public/due/:secret');
  expect((await house.stranger.call(makeFeed)).error.code).toBe('NOT_SIGNED_IN');
});
