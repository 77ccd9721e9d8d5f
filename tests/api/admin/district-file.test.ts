import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDistrict } from '../../../server/contract/district.ts';
import {
  DISTRICT_FILE_SCHEMA,
  type DistrictFile,
  checkDistrictFile as askCheck,
  importDistrictFile,
  readDistrictFile,
} from '../../../server/contract/district-file.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/domain/settings.ts';
import { settingsInFile, settingsOf } from '../../../server/features/district-file/file-settings.ts';
import { checkDistrictFile } from '../../../server/features/district-file/file-check.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { PEOPLE } from '../../support/people.ts';

const example = async (): Promise<DistrictFile> =>
  JSON.parse(await readFile('docs/example-district.json', 'utf8')) as DistrictFile;

/** The example with one place of it changed, by its path. */
async function withOne(path: string, value: unknown): Promise<unknown> {
  const file: unknown = await example();
  const keys = path.split('/');
  const last = keys.pop()!;
  const place = keys.reduce((node, key) => (node as Record<string, unknown>)[key], file);
  (place as Record<string, unknown>)[last] = value;
  return file;
}

const TOWN = { code: '990203100', zh: '云溪镇', en: 'Yunxi Town' };

describe('a district file', () => {
  it('of the example is sound, and its published shape is the one that checks it', async () => {
    expect(checkDistrictFile(await example())).toEqual([]);
    const published: unknown = JSON.parse(await readFile('docs/district-file.schema.json', 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(DISTRICT_FILE_SCHEMA)));
  });

  it('carries every setting there is: one that is added is in it, or this fails', async () => {
    const changed = (value: unknown): unknown => {
      if (typeof value === 'number') return value >= 100_000 ? value * 2 : value + 1;
      if (typeof value === 'boolean') return !value;
      if (typeof value === 'string') return `${value}9`;
      if (Array.isArray(value)) return value.slice(1);
      const entries = Object.entries(value as Record<string, unknown>);
      return Object.fromEntries(entries.map(([key, one]) => [key, changed(one)]));
    };
    const own = { code: 'OWN_TEA', zh: '茶叶认购', en: 'Tea subscription' };
    const settings = {
      ...(changed(DEFAULT_SETTINGS) as Settings),
      catalogues: { modes: [own] },
      notices: { 'turn.LEAD_TURN': { zh: '有事等您' } },
    };
    for (const [key, usual] of Object.entries(DEFAULT_SETTINGS))
      expect(settings[key as keyof Settings], key).not.toEqual(usual);
    const clocks = Object.fromEntries(
      Object.entries(settings.clocks).map(([name, limit]) => [name, Object.values(limit)[0]]),
    );
    const file = { ...(await example()), clocks, ...settingsInFile(settings) };
    expect(checkDistrictFile(file)).toEqual([]);
    expect(settingsOf(file, DEFAULT_SETTINGS)).toEqual(settings);
  });

  it.each([
    ['code', '6403', 'code', 'BAD_FORMAT', '6位行政区划代码'],
    ['format', 'tipward-district/9', 'format', 'BAD_FORMAT', 'tipward-district/1'],
    ['name/zh', '', 'name.zh', 'TOO_SHORT', '中文名'],
    ['name/zh', '  ', 'name.zh', 'BAD_FORMAT', '中文名'],
    ['name/en', undefined, 'name.en', 'BAD_FORMAT', '英文名'],
    ['look/lead', '#FFCC00', 'look.lead', 'BAD_FORMAT', '小写'],
    ['look/lead', '#ffcc00', 'look.lead', 'OUT_OF_RANGE', '#826800'],
    ['look/emblem', 'https://elsewhere.example/a.svg', 'look.emblem', 'BAD_FORMAT', 'data:'],
    ['units/0/code', 'lead', 'units.0.code', 'BAD_FORMAT', '大写字母'],
    ['units/1/code', 'LEAD_AGENCY', 'units.1.code', 'MUST_DIFFER', '重复'],
    ['units/3/code', 'TREASURY', 'units.FINANCE', 'REQUIRED', '请补上'],
    ['units/3/retired', true, 'units.FINANCE', 'REQUIRED', '请补上'],
    ['townships', [], 'townships', 'NOT_ENOUGH', '1到200个'],
    ['townships/2/code', '99', 'townships.2.code', 'BAD_FORMAT', '9到12位数字'],
    ['townships/5', TOWN, 'townships.5.code', 'MUST_DIFFER', '重复'],
    ['sectors/0/regulator', 'MOON', 'sectors.0.regulator', 'NOT_IN_LIST', 'units'],
    ['sectors/0/zh', '长'.repeat(41), 'sectors.0.zh', 'TOO_LONG', '不超过40'],
    ['channels/0/value', '请来电', 'channels.0.value', 'BAD_FORMAT', '号码'],
    ['channels/0/unit', 'MOON', 'channels.0.unit', 'NOT_IN_LIST', 'units'],
    ['channels/0/kind', 'PIGEON', 'channels.0.kind', 'NOT_IN_LIST', 'PHONE'],
    ['calendar/holidays', ['2027-02-30'], 'calendar.holidays.0', 'BAD_FORMAT', '日期'],
    ['calendar/workdays', ['2027-04-06'], 'calendar.workdays.0', 'MUST_DIFFER', '重复'],
    ['clocks/acceptance', 0, 'clocks.acceptance', 'OUT_OF_RANGE', 'workingDays'],
    ['settings', { policePhone: 1 }, 'settings.policePhone', 'BAD_FORMAT', '格式'],
    ['settings', { officeHour: 24 }, 'settings.officeHour', 'OUT_OF_RANGE', '超出范围'],
    ['settings', { lunch: 1 }, 'settings.lunch', 'NOT_ALLOWED', '不能'],
    [
      'catalogues',
      { modes: [{ code: 'TEA', zh: '茶', en: 'Tea' }] },
      'catalogues.modes.0.code',
      'BAD_FORMAT',
      '格式',
    ],
    ['notices', { 'turn.LEAD_TURN': { zh: '一件举报' } }, 'notices.turn.LEAD_TURN.zh', 'TELLING', '泄露'],
    ['clocks/lunch', 1, 'clocks.lunch', 'NOT_ALLOWED', '不能'],
    ['texts/resident.home.title', { zh: '长'.repeat(41) }, 'texts.resident.home.title.zh', 'TOO_LONG', '40'],
    ['texts/resident.home.title', { zh: '{name}' }, 'texts.resident.home.title.zh', 'NOT_ALLOWED', '不能'],
    ['texts/resident.home.nothing', { zh: '好' }, 'texts.resident.home.nothing', 'NOT_ALLOWED', '不能'],
    ['rewardScheme/stages', [], 'rewardScheme.stages', 'NOT_ENOUGH', '太少'],
    ['routing', [], 'routing', 'REQUIRED', '分派规则'],
    ['surprise', 1, 'surprise', 'NOT_ALLOWED', '不能'],
    ['calendar/notes', { '2027-09-09': '不在表里' }, 'calendar.notes.2027-09-09', 'NOT_IN_LIST', '两张表'],
    ['villages/0/code', '9902', 'villages.0.code', 'BAD_FORMAT', '12位数字'],
    ['villages/1/code', '110101001001', 'villages.1.code', 'ELSEWHERE', '12位数字'],
    ['villages/1/code', '990203100201', 'villages.1.code', 'MUST_DIFFER', '重复'],
    ['villages/0/zh', ' ', 'villages.0.zh', 'BAD_FORMAT', '不超过50个字'],
    ['licences/source', '', 'licences.source', 'TOO_SHORT', '来源'],
    ['licences/asOf', '2026-02-30', 'licences.asOf', 'BAD_FORMAT', '日期'],
    ['licences/entries', [], 'licences.entries', 'NOT_ENOUGH', '20000'],
    ['licences/entries/0/creditCode', '9164', 'licences.entries.0.creditCode', 'BAD_FORMAT', '18位'],
    ['licences/entries/1/validUntil', '2027-02-30', 'licences.entries.1.validUntil', 'BAD_FORMAT', '有效期'],
    [
      'licences/entries/1',
      { name: '示例村镇银行股份有限公司', kind: '村镇银行' },
      'licences.entries.1.name',
      'MUST_DIFFER',
      '重复',
    ],
    ['robots/0/kind', 'PIGEON', 'robots.0.kind', 'NOT_IN_LIST', 'WECOM'],
    ['robots/0/address', 'https://qyapi.weixin.qq.com/x', 'robots.0.address', 'NOT_ALLOWED', '不能'],
    ['robots/0/secret', 'SEC0', 'robots.0.secret', 'NOT_ALLOWED', '不能'],
    [
      'robots/1',
      { kind: 'WECOM', name: '示例县处非办值班群', events: [] },
      'robots.1.name',
      'MUST_DIFFER',
      '重复',
    ],
    ['duty', [{ day: '2026-12-40', unit: 'POLICE', people: ['a'] }], 'duty.0.day', 'BAD_FORMAT', '日期'],
    ['duty', [{ day: '2026-12-01', unit: 'MOON', people: ['a'] }], 'duty.0.unit', 'NOT_IN_LIST', 'units'],
    ['duty', [{ day: '2026-12-01', unit: 'POLICE', people: [] }], 'duty.0.people', 'NOT_ENOUGH', '账号'],
  ])('with %s = %j is told at %s', async (place, value, path, code, mend) => {
    const problems = checkDistrictFile(await withOne(place, value));
    expect(problems.map((problem) => [problem.path, problem.code])).toContainEqual([path, code]);
    expect(problems.find((problem) => problem.path === path)?.mend).toContain(mend);
  });

  it.each([null, 7, 'x', [], {}])('that is no file at all names what it lacks: %j', (file) => {
    expect(checkDistrictFile(file).length).toBeGreaterThan(0);
  });
});

describe('the office', () => {
  let house: TestOffice;
  beforeAll(async () => {
    house = await anOffice({ people: ['secadmin', 'sysadmin'] });
  });
  afterAll(() => house.close());
  const admin = () => house.as('sysadmin');
  const take = async (file: unknown) => {
    const { version } = await admin().do(readDistrictFile);
    return admin().call(importDistrictFile, { body: { version, file } });
  };

  it('writes a file that it takes again without a change', async () => {
    const before = await admin().do(readDistrictFile);
    expect(before.file.townships).toHaveLength(12);
    expect(checkDistrictFile(before.file)).toEqual([]);
    expect((await take(before.file)).status).toBe(200);
    const after = await admin().do(readDistrictFile);
    expect(after).toEqual({ version: before.version + 1, file: before.file });
  });

  it('takes names, colour, texts, clocks and places from it, and lays the scheme in as a draft', async () => {
    const { file } = await admin().do(readDistrictFile);
    const wanted: DistrictFile = {
      ...file,
      name: { zh: '新利区', en: 'Newly District' },
      look: { lead: '#1f4f8f' },
      texts: { 'resident.home.title': { zh: '看见就说', en: 'Say so' } },
      clocks: { acceptance: 3 },
      calendar: { holidays: ['2027-03-02'], workdays: [] },
      townships: [...file.townships, { code: '640302401', zh: '园区', en: 'Science Park' }],
      rewardScheme: { ...(await example()).rewardScheme },
    };
    const taken = await take(wanted);
    expect(taken.body).toEqual({ ok: true, left: [] });
    const shown = await house.stranger.do(getDistrict);
    expect(shown).toMatchObject({
      nameZh: '新利区',
      acceptanceWorkingDays: 3,
      look: { colour: '#1f4f8f', sheet: '/api/public/look/1f4f8f' },
      texts: wanted.texts,
    });
    expect(shown.units.map(({ code }) => code)).toContain('T640302401');
    const days = await house.rows<{ day: string; removed: boolean; name: string }>(
      `select c.day::text, c.removed, s.name from calendar_changes c join staff s on s.id = c.staff_id`,
    );
    expect(days).toContainEqual({ day: '2027-03-02', removed: false, name: PEOPLE.sysadmin.name });
    const desks = await house.rows(`select 1 from desks where code = 'TOWNSHIP:640302401'`);
    expect(desks).toHaveLength(1);
    const schemes = await house.rows<{ scheme_id: string; status: string }>(
      `select scheme_id, status from reward_schemes where scheme_id = 'yunxi-DRAFT'`,
    );
    expect(schemes).toEqual([{ scheme_id: 'yunxi-DRAFT', status: 'DRAFT' }]);
  });

  it('changes nothing where one value is wrong, or the file is another district’s', async () => {
    const before = await admin().do(readDistrictFile);
    const [first, ...others] = before.file.channels;
    const wrong = {
      ...before.file,
      name: { zh: '别区', en: 'Other' },
      channels: [{ ...first, value: '' }, ...others],
    };
    const refused = await take(wrong);
    expect([refused.status, refused.error.fields]).toEqual([
      422,
      [{ path: 'file.channels.0.value', code: 'TOO_SHORT' }],
    ]);
    const elsewhere = await take(await example());
    expect(elsewhere.error.fields).toEqual([{ path: 'file.code', code: 'ELSEWHERE' }]);
    const noPicture = await take({ ...before.file, look: { emblem: 'data:image/png;base64,AAAA' } });
    expect(noPicture.error.fields).toEqual([{ path: 'file.look.emblem', code: 'BAD_FORMAT' }]);
    expect(await admin().do(readDistrictFile)).toEqual(before);
  });

  it('only looks, where a check is asked for', async () => {
    const before = await admin().do(readDistrictFile);
    const file = { ...before.file, name: { zh: '别区', en: 'Other' } };
    expect(await admin().do(askCheck, { body: { file } })).toEqual({ problems: [], left: [] });
    const [problem] = (await admin().do(askCheck, { body: { file: await example() } })).problems;
    expect(problem).toMatchObject({ path: 'code', code: 'ELSEWHERE' });
    expect(await admin().do(readDistrictFile)).toEqual(before);
  });

  it('tells whoever was slower, and lets nobody but the system administrator at it', async () => {
    const { file } = await admin().do(readDistrictFile);
    const late = await admin().call(importDistrictFile, { body: { version: 1, file } });
    expect([late.status, late.error.code]).toEqual([409, 'STALE_VERSION']);
    expect((await house.as('secadmin').call(readDistrictFile)).status).toBe(403);
    expect((await house.stranger.call(readDistrictFile)).status).toBe(401);
  });
});
