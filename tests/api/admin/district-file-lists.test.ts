import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../server/contract/calendar.ts';
import {
  type DistrictFile,
  checkDistrictFile,
  importDistrictFile,
  readDistrictFile,
} from '../../../server/contract/district-file.ts';
import { readDuty, saveShift } from '../../../server/contract/duty.ts';
import {
  aboutLicences,
  publishLicences,
  readLicences,
  uploadLicences,
} from '../../../server/contract/licences.ts';
import { addRobot, listRobots, rekeyRobot, testRobot } from '../../../server/contract/robots.ts';
import { readSettingsHistory } from '../../../server/contract/settings-history.ts';
import { setUpDistrict } from '../../../server/contract/setup.ts';
import { listVillages, readVillages, saveVillages } from '../../../server/contract/villages.ts';
import { anEmptyOffice } from '../../support/empty-office.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';

const PEOPLE: readonly Name[] = ['sysadmin', 'secadmin', 'supervisor', 'police1', 'police2', 'intake'];
const KEY = '0123456789abcdef';
const SECRET = 'SEC-of-the-group-of-the-office';
const LICENCES = [
  '机构名称,统一社会信用代码,许可类型,许可证编号,有效期至',
  '示例农村商业银行股份有限公司,91640302MA76ABC145,银行,B0001,2027-06-30',
  '示例小额贷款有限公司,,小额贷款,X-1,长期',
].join('\n');
const bytes = (text: string) => Buffer.from(text).toString('base64');

/** An office with something of its own in every list. */
async function lived(): Promise<TestOffice> {
  const house = await anOffice({ people: PEOPLE });
  const admin = house.as('sysadmin');
  const { version } = await admin.do(readVillages);
  const file = bytes('640302100201,示例一村,Example Village One\n640302101001,示例社区');
  await admin.do(saveVillages, { body: { version, file } });
  const list = { source: '国家金融监督管理总局', asOf: '2026-10-31', file: bytes(LICENCES) };
  const { id: listId } = await admin.do(uploadLicences, { body: list });
  await admin.do(publishLicences, { params: { listId } });
  const own = { day: '2026-12-21', kind: 'HOLIDAY' as const, reason: '本区纪念活动' };
  await admin.do(addDays, { body: own });
  for (const [day, names] of [
    ['2026-11-20', ['police2']],
    ['2026-12-05', ['police1', 'police2']],
    ['2027-01-01', ['police1']],
  ] as const) {
    const staffIds = names.map((name) => house.idOf(name));
    await house.as('supervisor').do(saveShift, { body: { day, unitCode: 'POLICE', staffIds } });
  }
  await admin.do(addRobot, {
    body: {
      ...{ kind: 'DINGTALK', name: '值班群', events: ['OVERDUE', 'URGENT'], secret: SECRET },
      address: `https://oapi.dingtalk.com/robot/send?access_token=${KEY}`,
    },
  });
  return house;
}

const take = async (house: TestOffice, file: unknown) => {
  const { version } = await house.as('sysadmin').do(readDistrictFile);
  return house.as('sysadmin').do(importDistrictFile, { body: { version, file } });
};

let first: TestOffice;
let file: DistrictFile;
beforeAll(async () => {
  first = await lived();
  ({ file } = await first.as('sysadmin').do(readDistrictFile));
});
afterAll(() => first.close());

describe('a whole office in one file', () => {
  it('carries villages, institutions, the roster from today on and robots without what opens their groups', () => {
    expect(file.villages).toEqual([
      { code: '640302100201', zh: '示例一村', en: 'Example Village One' },
      { code: '640302101001', zh: '示例社区', en: '示例社区' },
    ]);
    expect(file.licences?.entries).toEqual([
      {
        ...{ name: '示例农村商业银行股份有限公司', creditCode: '91640302MA76ABC145' },
        ...{ kind: '银行', licenceNo: 'B0001', validUntil: '2027-06-30' },
      },
      { name: '示例小额贷款有限公司', kind: '小额贷款', licenceNo: 'X-1' },
    ]);
    expect(file.duty).toEqual([
      { day: '2026-12-05', unit: 'POLICE', people: ['police1', 'police2'] },
      { day: '2027-01-01', unit: 'POLICE', people: ['police1'] },
    ]);
    expect(file.robots).toEqual([
      { kind: 'DINGTALK', name: '值班群', events: ['URGENT', 'OVERDUE'], active: true },
    ]);
    expect(file.calendar?.notes).toEqual({ '2026-12-21': '本区纪念活动' });
    const written = JSON.stringify(file);
    for (const secret of [KEY, SECRET, 'access_token', 'oapi.dingtalk'])
      expect(written).not.toContain(secret);
  });

  it('makes the same office out of an empty one, and says what is left to do by hand', async () => {
    const empty = await anOffice({ people: PEOPLE });
    try {
      const { left } = await take(empty, file);
      expect(left).toMatchObject([{ path: 'robots.0', code: 'REQUIRED' }]);
      expect(left[0]?.mend).toContain('重新填写');
      expect((await empty.as('sysadmin').do(readDistrictFile)).file).toEqual(file);
      expect((await empty.stranger.do(listVillages)).villages).toHaveLength(2);
      expect(await empty.stranger.do(aboutLicences)).toMatchObject({ list: { entries: 2 } });
      const { versions } = await empty.as('sysadmin').do(readLicences);
      expect(versions.map(({ publishedBy }) => publishedBy)).toEqual(['系管']);
      await take(empty, file);
      expect((await empty.as('sysadmin').do(readLicences)).versions).toHaveLength(1);
    } finally {
      await empty.close();
    }
  });

  it('is taken on a first run too, where nobody has an account yet: each shift is named', async () => {
    const house = await anEmptyOffice(first.clock.now());
    try {
      const url = (await house.office.setup.issueLink())?.url ?? '';
      const administrator = { username: 'security', name: '安全管理员', password: 'a long sentence it is' };
      const token = new URL(url).searchParams.get('token') ?? '';
      const done = await house.stranger.do(setUpDistrict, { body: { token, file, administrator } });
      expect(done.left.map(({ path }) => path)).toEqual([
        'duty.0.people.0',
        'duty.0.people.1',
        'duty.1.people.0',
        'robots.0',
      ]);
      const again = (await house.office.districtFile.export()).file;
      expect(again).toEqual({ ...file, duty: [] });
    } finally {
      await house.close();
    }
  });

  it('keeps what is retired on a first run, so that nothing is lost on the way', async () => {
    const house = await anEmptyOffice(first.clock.now());
    try {
      const url = (await house.office.setup.issueLink())?.url ?? '';
      const token = new URL(url).searchParams.get('token') ?? '';
      const administrator = { username: 'security', name: '安全管理员', password: 'a long sentence it is' };
      const [town, ...towns] = file.townships;
      const sectors = file.sectors.map((one, at) => (at === 0 ? { ...one, retired: true } : one));
      const routing = (file.routing ?? []).filter(({ when }) => Object.keys(when).length === 0);
      const older = {
        ...file,
        townships: [...towns, { ...town!, retired: true }],
        sectors,
        routing,
        duty: [],
      };
      const { left } = await house.stranger.do(setUpDistrict, {
        body: { token, file: older, administrator },
      });
      expect(left.map(({ path }) => path)).toEqual(['robots.0']);
      const { townships, sectors: told } = (await house.office.districtFile.export()).file;
      expect(townships).toEqual(older.townships);
      expect(told).toEqual(sectors);
    } finally {
      await house.close();
    }
  });
});

describe('lists taken over those that stand', () => {
  it('let days that are over be, and name who has no account of that unit', async () => {
    const house = await lived();
    try {
      const { file: own } = await house.as('sysadmin').do(readDistrictFile);
      const duty = [
        { day: '2026-11-20', unit: 'POLICE', people: ['police1'] },
        { day: '2026-12-05', unit: 'POLICE', people: ['police2', 'intake', 'nobody'] },
        { day: '2026-12-06', unit: 'POLICE', people: ['nobody'] },
      ];
      const { left } = await take(house, { ...own, duty });
      expect(left.map(({ path, code }) => [path, code])).toEqual([
        ['duty.1.people.1', 'NOT_IN_LIST'],
        ['duty.1.people.2', 'NOT_IN_LIST'],
        ['duty.2.people.0', 'NOT_IN_LIST'],
      ]);
      const onDuty = async (month: string) =>
        (await house.as('supervisor').do(readDuty, { query: { month } })).shifts.map(({ day, people }) => [
          day,
          people.map(({ staffId }) => staffId),
        ]);
      expect(await onDuty('2026-11')).toEqual([['2026-11-20', [house.idOf('police2')]]]);
      expect(await onDuty('2026-12')).toEqual([['2026-12-05', [house.idOf('police2')]]]);
    } finally {
      await house.close();
    }
  });

  it('leave the key of a robot where it is, and another list that waits alone', async () => {
    const house = await lived();
    try {
      const admin = house.as('sysadmin');
      const list = { source: '另一份名单', asOf: '2026-11-01', file: bytes(LICENCES) };
      const { id } = await admin.do(uploadLicences, { body: list });
      const { file: own } = await admin.do(readDistrictFile);
      const robots = own.robots?.map((robot) => ({ ...robot, events: ['DAILY' as const], active: false }));
      const [, ...entries] = own.licences?.entries ?? [];
      house.clock.set(new Date(house.clock.now().getTime() + 60_000));
      expect((await take(house, { ...own, robots, licences: { ...own.licences, entries } })).left).toEqual(
        [],
      );
      expect((await admin.do(listRobots)).robots).toMatchObject([
        { host: 'oapi.dingtalk.com', events: ['DAILY'], active: false },
      ]);
      const { draft, versions } = await admin.do(readLicences);
      expect([draft?.id, versions.map(({ entries: count }) => count)]).toEqual([id, [1, 2]]);
    } finally {
      await house.close();
    }
  });

  it('stand in the history of every page that the file may have changed', async () => {
    const house = await anOffice({ people: ['sysadmin', 'secadmin'] });
    try {
      await take(house, file);
      await house.office.sequencer.drain();
      for (const area of ['routing', 'villages', 'robots', 'duty', 'licences', 'calendar']) {
        const { entries } = await house.as('sysadmin').do(readSettingsHistory, { query: { area } });
        expect(
          entries.map(({ act, actorName }) => [act, actorName]),
          area,
        ).toContainEqual(['district.import', '系管']);
      }
    } finally {
      await house.close();
    }
  });

  it('are only looked at where a check is asked for', async () => {
    const house = await anOffice({ people: ['sysadmin', 'secadmin'] });
    try {
      const { problems, left } = await house.as('sysadmin').do(checkDistrictFile, { body: { file } });
      expect([problems, left.length]).toEqual([[], 4]);
      expect((await house.as('sysadmin').do(readDistrictFile)).file.robots).toEqual([]);
    } finally {
      await house.close();
    }
  });
});

describe('a robot that came with a file', () => {
  it('is silent until somebody types what opens its group', async () => {
    const house = await anOffice();
    try {
      const admin = house.as('sysadmin');
      await take(house, file);
      const [robot] = (await admin.do(listRobots)).robots;
      expect(robot).toMatchObject({ name: '值班群', host: null, active: true });
      const { id: robotId = '', version = 0 } = robot ?? {};
      const params = { robotId };
      await house.resident.report({ urgentSituations: ['RUNNING_AWAY'] });
      expect(await house.rows('select 1 from robot_posts')).toEqual([]);
      const silent = await admin.call(testRobot, { params });
      expect([silent.error.code, silent.error.fields]).toEqual([
        'CONDITION_NOT_MET',
        [{ path: 'address', code: 'REQUIRED' }],
      ]);
      const address = `https://oapi.dingtalk.com/robot/send?access_token=${KEY}`;
      const unsigned = await admin.call(rekeyRobot, { params, body: { version, address } });
      expect(unsigned.error.fields).toEqual([{ path: 'secret', code: 'REQUIRED' }]);
      const elsewhere = {
        version,
        secret: SECRET,
        address: 'https://example.org/robot/send?access_token=12345678',
      };
      expect((await admin.call(rekeyRobot, { params, body: elsewhere })).error.fields).toEqual([
        { path: 'address', code: 'BAD_FORMAT' },
      ]);
      await admin.do(rekeyRobot, { params, body: { version, address, secret: SECRET } });
      const late = await admin.call(rekeyRobot, { params, body: { version, address, secret: SECRET } });
      expect(late.error.code).toBe('STALE_VERSION');
      expect((await admin.do(listRobots)).robots[0]?.host).toBe('oapi.dingtalk.com');
      await house.resident.report({ urgentSituations: ['RUNNING_AWAY'] });
      expect(await house.rows('select event from robot_posts')).toEqual([{ event: 'URGENT' }]);
    } finally {
      await house.close();
    }
  });
});

it('the example brings a robot and villages along', async () => {
  const example = JSON.parse(await readFile('docs/example-district.json', 'utf8')) as DistrictFile;
  expect([example.robots?.length, example.villages?.length, example.licences?.entries.length]).toEqual([
    1, 2, 2,
  ]);
});
