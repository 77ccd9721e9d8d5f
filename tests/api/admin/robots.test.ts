import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, readCalendar, removeDay } from '../../../server/contract/calendar.ts';
import { importDuty, readDuty, readDutyToday, saveShift } from '../../../server/contract/duty.ts';
import {
  type NewRobot,
  addRobot,
  changeRobot,
  listRobots,
  removeRobot,
  testRobot,
} from '../../../server/contract/robots.ts';
import { dingTalkSign, feishuSign } from '../../../server/adapters/group-robot.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';

const SECRET = 'SEC-of-the-group-of-the-office';
const KEYS = { WECOM: 'key', DINGTALK: 'access_token' };

type Heard = { url: URL; body: Record<string, unknown> };

/** The far end: it takes the three messengers' formats, checks their signatures as they do, and answers as they do. */
async function aMessenger() {
  const heard: Heard[] = [];
  let mood: 'well' | 'redirects' | 'refuses' = 'well';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://far');
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      const say = (value: object) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
      if (mood === 'redirects') return response.writeHead(302, { location: '/elsewhere' }).end();
      heard.push({ url, body });
      const feishu = url.pathname.startsWith('/open-apis/bot/v2/hook/');
      if (mood === 'refuses')
        return say(
          feishu
            ? { code: 9499, msg: 'Bad Request' }
            : { errcode: 93000, errmsg: `invalid ${url.search.slice(-20)}` },
        );
      if (feishu) {
        const good = body['sign'] === feishuSign(String(body['timestamp']), SECRET);
        return say(good ? { code: 0, msg: 'success', data: {} } : { code: 19021, msg: 'sign match fail' });
      }
      if (url.pathname === '/robot/send') {
        const stamp = url.searchParams.get('timestamp') ?? '';
        const good = url.searchParams.get('sign') === dingTalkSign(stamp, SECRET);
        return say(good ? { errcode: 0, errmsg: 'ok' } : { errcode: 310000, errmsg: 'sign not match' });
      }
      return say({ errcode: 0, errmsg: 'ok' });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    be: (next: typeof mood) => (mood = next),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const PEOPLE: readonly Name[] = [
  'sysadmin',
  'secadmin',
  'intake',
  'supervisor',
  'coordinator',
  'police1',
  'market1',
  'custodian',
];
let far: Awaited<ReturnType<typeof aMessenger>>;
let house: TestOffice;
beforeAll(async () => {
  far = await aMessenger();
  house = await anOffice({ people: PEOPLE, robotLoopback: far.origin });
});
afterAll(async () => {
  await house.close();
  await far.close();
});

const admin = () => house.as('sysadmin');
const at = (local: string) => house.clock.set(new Date(`${local}+08:00`));
const addressOf = (kind: NewRobot['kind']) =>
  kind === 'FEISHU'
    ? `${far.origin}/open-apis/bot/v2/hook/0123456789abcdef`
    : `${far.origin}${kind === 'WECOM' ? '/cgi-bin/webhook/send' : '/robot/send'}?${KEYS[kind]}=0123456789abcdef`;
const aRobot = (kind: NewRobot['kind'], changes: Partial<NewRobot> = {}): NewRobot => ({
  ...{ kind, name: `值班群 ${kind}`, address: addressOf(kind), events: ['URGENT', 'OVERDUE', 'DAILY'] },
  ...(kind === 'WECOM' ? {} : { secret: SECRET }),
  ...changes,
});
const waiting = async () =>
  (await house.rows<{ id: string }>(`select id from robot_posts where status = 'WAITING' order by id`)).map(
    ({ id }) => id,
  );

test('each messenger hears a test in its own format, signed, and its answer is shown', async () => {
  for (const kind of ['WECOM', 'DINGTALK', 'FEISHU'] as const) {
    const { id: robotId } = await admin().do(addRobot, { body: aRobot(kind) });
    const said = await admin().do(testRobot, { params: { robotId } });
    expect(said).toEqual({ ok: true, answer: kind === 'FEISHU' ? '0 success' : '0 ok' });
  }
  const wrong = await admin().do(addRobot, { body: aRobot('DINGTALK', { secret: 'another secret' }) });
  const refused = await admin().do(testRobot, { params: { robotId: wrong.id } });
  expect(refused).toEqual({ ok: false, answer: '310000 sign not match' });
  await admin().do(removeRobot, { params: { robotId: wrong.id } });
  expect((await admin().call(testRobot, { params: { robotId: wrong.id } })).error.code).toBe('NOT_FOUND');
  const { robots } = await admin().do(listRobots);
  expect(robots.map(({ kind, host, posts }) => [kind, host, posts[0]?.status])).toEqual([
    ['WECOM', '127.0.0.1', 'SENT'],
    ['DINGTALK', '127.0.0.1', 'SENT'],
    ['FEISHU', '127.0.0.1', 'SENT'],
  ]);
});

test('what opens a group lies sealed, and neither log nor page nor row tells it', async () => {
  const rows = JSON.stringify([
    await house.rows(`select * from robots`),
    await house.rows(`select * from robot_posts`),
    await house.rows(`select facts from audit_entries`),
    await admin().do(listRobots),
  ]);
  for (const key of ['0123456789abcdef', SECRET]) {
    expect(rows).not.toContain(key);
    expect(rows).not.toContain(Buffer.from(key).toString('hex'));
  }
  const [gone] = await house.rows(
    `select sealed_address, sealed_secret from robots where removed_at is not null`,
  );
  expect(gone).toEqual({ sealed_address: Buffer.alloc(0), sealed_secret: null });
});

test('a far end that redirects or refuses is not followed, and its words lose the key', async () => {
  const [wecom] = (await admin().do(listRobots)).robots;
  const params = { robotId: wecom?.id ?? '' };
  far.be('redirects');
  const heard = far.heard.length;
  expect(await admin().do(testRobot, { params })).toEqual({ ok: false, answer: 'HTTP 302' });
  expect(far.heard.length).toBe(heard);
  far.be('refuses');
  expect(await admin().do(testRobot, { params })).toEqual({ ok: false, answer: '93000 invalid key=…' });
  far.be('well');
});

test('an urgent tip is told at once to the groups and to whoever is on duty, by reference alone', async () => {
  at('2026-12-05T20:00');
  const text = '2026-12-05\t公安局\t马一\n2026-12-05\t发展和改革局\t柯协调';
  const bad = await house.as('supervisor').call(importDuty, { body: { text } });
  expect(bad.error.fields?.[0]).toEqual({ path: 'lines.1.unit', code: 'NOT_IN_LIST' });
  const names = await house.rows<{ code: string; name_zh: string }>(`select code, name_zh from units`);
  const of = (code: string) => names.find((unit) => unit.code === code)?.name_zh ?? '';
  const good = `2026-12-05\t${of('POLICE')}\t马一\n2026-12-05\t${of('LEAD_AGENCY')}\t柯协调\n2026-12-05\tMARKET_REG\t石一`;
  expect(await house.as('supervisor').do(importDuty, { body: { text: good } })).toEqual({ shifts: 3 });
  expect(await house.as('intake').do(readDutyToday)).toMatchObject({
    policePhone: '110',
    shifts: [{ unitCode: 'LEAD_AGENCY' }, { unitCode: 'MARKET_REG' }, { unitCode: 'POLICE' }],
  });

  const before = far.heard.length;
  const urgent = await house.resident.report({ urgentSituations: ['RUNNING_AWAY'], avoid: ['MARKET_REG'] });
  await house.resident.report();
  const told = await house.rows<{ username: string }>(
    `select s.username from mails m join staff s on s.id = m.staff_id where m.template = 'LEAD_URGENT' order by 1`,
  );
  expect(told.map(({ username }) => username)).toEqual(['coordinator', 'intake', 'police1']);
  const posts = await waiting();
  expect(posts).toHaveLength(3);
  far.be('refuses');
  await expect(house.office.robotPosts.send(posts[0] ?? '')).rejects.toThrow('did not take');
  far.be('well');
  for (const post of [...posts, ...posts]) await house.office.robotPosts.send(post);
  const said = far.heard.slice(before + 1).map(({ body }) => JSON.stringify(body));
  expect(said).toHaveLength(3);
  for (const words of said) {
    expect(words).toContain(urgent.reference);
    expect(words).not.toMatch(/王|公司|收钱/);
  }
  expect(await waiting()).toEqual([]);
});

test('each morning a group hears once what is overdue and what the day brings', async () => {
  at('2026-12-16T09:00');
  await Promise.all([house.office.digests.run(), house.office.digests.run()]);
  await house.office.digests.run();
  const rows = await house.rows<{ event: string; n: number }>(
    `select event, count(*)::int as n from robot_posts where status = 'WAITING' group by event order by event`,
  );
  expect(rows).toEqual([
    { event: 'DAILY', n: 3 },
    { event: 'OVERDUE', n: 3 },
  ]);
  const [robot] = (await admin().do(listRobots)).robots;
  const { id = '', version = 1, name = '' } = robot ?? {};
  await admin().do(changeRobot, {
    params: { robotId: id },
    body: { version, name, events: [], active: false },
  });
  const late = await admin().call(changeRobot, {
    params: { robotId: id },
    body: { version, name, events: [], active: true },
  });
  expect(late.error.code).toBe('STALE_VERSION');
  const heard = far.heard.length;
  for (const post of await waiting()) await house.office.robotPosts.send(post);
  expect(far.heard.length - heard).toBe(4);
});

test('a robot that could not be heard, or would speak elsewhere, is refused at its field', async () => {
  const refused = async (body: NewRobot) => (await admin().call(addRobot, { body })).error.fields;
  expect(
    await refused(aRobot('WECOM', { address: 'https://example.org/cgi-bin/webhook/send?key=0123456789' })),
  ).toEqual([{ path: 'address', code: 'BAD_FORMAT' }]);
  expect(await refused(aRobot('FEISHU', { secret: '' }))).toEqual([{ path: 'secret', code: 'REQUIRED' }]);
  expect(await refused(aRobot('WECOM', { secret: SECRET }))).toEqual([
    { path: 'secret', code: 'NOT_ALLOWED' },
  ]);
  expect((await house.as('secadmin').call(listRobots)).error.code).toBe('FORBIDDEN');
});

test('the roster is set by its keepers, for people of the unit', async () => {
  const put = (name: Name, who: Name, unitCode = 'POLICE') =>
    house.as(name).call(saveShift, { body: { day: '2026-12-20', unitCode, staffIds: [house.idOf(who)] } });
  expect((await put('supervisor', 'police1')).status).toBe(200);
  expect((await put('supervisor', 'intake')).error.fields).toEqual([
    { path: 'staffIds', code: 'NOT_IN_LIST' },
  ]);
  expect((await put('sysadmin', 'police1', 'MOON')).error.fields).toEqual([
    { path: 'unitCode', code: 'NOT_IN_LIST' },
  ]);
  expect((await put('intake', 'police1')).error.code).toBe('FORBIDDEN');
  const { shifts } = await admin().do(readDuty, { query: { month: '2026-12' } });
  expect(shifts.at(-1)).toMatchObject({ day: '2026-12-20', unitCode: 'POLICE', people: [{ name: '马一' }] });
});

test('a day of the district’s own counts from then on, moves no promise, and says who set it and why', async () => {
  at('2026-12-17T10:00');
  const due = async (reference: string) =>
    (
      await house.rows<{ due: string }>(`select due_at::text as due from leads where reference = $1`, [
        reference,
      ])
    )[0]?.due;
  const { reference } = await house.resident.report();
  const promised = await due(reference);
  const body = { day: '2026-12-21', until: '2026-12-22', kind: 'HOLIDAY' as const, reason: '本区纪念活动' };
  expect(await admin().do(addDays, { body })).toEqual({ added: 2 });
  expect(await due(reference)).toBe(promised);
  const after = await house.resident.report();
  expect(new Date((await due(after.reference)) ?? '').toISOString()).toBe('2026-12-28T15:59:59.999Z');
  expect((await admin().call(addDays, { body })).error.fields).toEqual([
    { path: 'day', code: 'MUST_DIFFER' },
  ]);
  const wide = await admin().call(addDays, { body: { ...body, day: '2027-01-01', until: '2027-03-01' } });
  expect(wide.error.fields).toEqual([{ path: 'until', code: 'OUT_OF_RANGE' }]);
  await admin().do(removeDay, { params: { day: '2026-12-22' }, body: { reason: '通知已撤销' } });
  const again = await admin().call(removeDay, {
    params: { day: '2026-12-22' },
    body: { reason: '通知已撤销' },
  });
  expect(again.error.code).toBe('NOT_FOUND');
  const calendar = await admin().do(readCalendar);
  expect([calendar.year, calendar.missingYear]).toEqual([2026, 2027]);
  expect(calendar.ownDays).toEqual([{ day: '2026-12-21', kind: 'HOLIDAY', note: '本区纪念活动' }]);
  expect(calendar.changes[0]).toMatchObject({
    day: '2026-12-22',
    removed: true,
    reason: '通知已撤销',
    byName: '系管',
  });
  expect(calendar.stateDays).toContainEqual({
    day: '2026-10-01',
    kind: 'HOLIDAY',
    zh: '国庆节',
    en: 'National Day',
  });
  expect((await admin().do(readCalendar, { query: { year: 2030 } })).stateDays).toEqual([]);
});
