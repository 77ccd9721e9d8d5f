import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogues, saveCatalogues } from '../../../server/contract/catalogues.ts';
import { getDistrict } from '../../../server/contract/district.ts';
import { type DistrictLook, readLook, saveEmblem, saveLook } from '../../../server/contract/look.ts';
import { readNotices, saveNotices } from '../../../server/contract/notices.ts';
import type { Catalogues } from '../../../server/domain/catalogues.ts';
import type { NoticeTexts } from '../../../server/domain/notice-texts.ts';
import { type PlaceLists, readPlaces, savePlaces } from '../../../server/contract/places.ts';
import { readTexts, saveTexts } from '../../../server/contract/texts.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['secadmin', 'sysadmin'] });
});
afterAll(() => house.close());

const admin = () => house.as('sysadmin');
const version = async () => (await admin().do(readLook)).version;
const saveWith = async (changes: Partial<DistrictLook>) => {
  const standing = await admin().do(readLook);
  return admin().call(saveLook, {
    body: { version: standing.version, look: { ...standing.look, ...changes } },
  });
};
const draw = async (picture: string | Buffer | null) =>
  admin().call(saveEmblem, {
    body: { version: await version(), picture: picture && Buffer.from(picture).toString('base64') },
  });
const get = (url: string) => house.app.inject({ method: 'GET', url });

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">${inside}</svg>`;
const CIRCLE = svg('<circle cx="5" cy="5" r="5" fill="#1f4f8f"/>');

test('a name and a colour stand on the public pages at once; the log keeps them', async () => {
  expect((await saveWith({ nameZh: ' 新利区 ', leadColour: '#1F4F8F' })).status).toBe(200);
  expect(await house.stranger.do(getDistrict)).toMatchObject({
    nameZh: '新利区',
    look: { colour: '#1f4f8f', sheet: '/api/public/look/1f4f8f', emblem: null },
  });
  const [row] = await house.rows<{ facts: object }>(
    `select facts from audit_entries where act = 'look.save' order by id desc limit 1`,
  );
  expect(row?.facts).toMatchObject({ nameZh: '新利区', leadColour: '#1f4f8f' });
});

test('a colour’s sheet may be kept for good, and one that can’t be read has none', async () => {
  const sheet = await get('/api/public/look/1f4f8f');
  expect([sheet.statusCode, sheet.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  expect(sheet.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(sheet.body).toMatch(/^html:root\{--color-teal:#1f4f8f;/);
  expect(sheet.body.length).toBeLessThan(1_000);
  expect((await get('/api/public/look/ffcc00')).statusCode).toBe(404);
  expect((await get('/api/public/look/1F4F8F')).statusCode).toBe(422);
  expect((await get('/api/public/district')).headers['cache-control']).toBe('no-store');
});

test.each([
  [{ leadColour: '#ffcc00' }, 'look.leadColour', 'OUT_OF_RANGE'],
  [{ leadColour: 'red' }, 'look.leadColour', 'BAD_FORMAT'],
  [{ leadColour: '' }, 'look.leadColour', 'BAD_FORMAT'],
  [{ nameZh: ' ' }, 'look.nameZh', 'REQUIRED'],
  [{ nameEn: '' }, 'look.nameEn', 'REQUIRED'],
  [{ cityZh: '' }, 'look.cityZh', 'REQUIRED'],
  [{ nameZh: '长'.repeat(21) }, 'look.nameZh', 'TOO_LONG'],
] as const)('%j is refused at its field, and nothing changes', async (changes, path, code) => {
  const before = await admin().do(readLook);
  const refused = await saveWith(changes);
  expect([refused.status, refused.error.fields]).toEqual([422, [{ path, code }]]);
  expect(await admin().do(readLook)).toEqual(before);
});

test('an uploaded drawing is shown as pictures of ours, in every size', async () => {
  expect((await draw(CIRCLE)).status).toBe(200);
  const { look } = await house.stranger.do(getDistrict);
  expect(look.emblem).toMatch(/^\/api\/public\/emblem\/[0-9a-f]{16}$/);
  for (const size of [32, 64, 180, 512]) {
    const answer = await get(`${look.emblem}/${size}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
    expect(answer.headers['cache-control']).toContain('immutable');
    const drawn = await sharp(answer.rawPayload).metadata();
    expect([drawn.format, drawn.width, drawn.height]).toEqual(['png', size, size]);
  }
  expect((await get(`${look.emblem}/48`)).statusCode).toBe(422);
  const png = await sharp({ create: { width: 90, height: 40, channels: 3, background: '#8f1d3a' } })
    .png()
    .toBuffer();
  expect((await draw(png)).status).toBe(200);
  expect((await get(`${look.emblem}/64`)).statusCode).toBe(404);
  expect((await draw(null)).status).toBe(200);
  expect((await house.stranger.do(getDistrict)).look.emblem).toBeNull();
});

test('of a script in a drawing nothing is left', async () => {
  expect((await draw(svg('<script>alert(1)</script><circle cx="5" cy="5" r="5"/>'))).status).toBe(200);
  const { look } = await house.stranger.do(getDistrict);
  const answer = await get(`${look.emblem}/512`);
  expect(answer.rawPayload.subarray(1, 4).toString()).toBe('PNG');
  expect(answer.rawPayload.includes('alert')).toBe(false);
  await draw(null);
});

test.each([
  ['a drawing that reaches for another site', svg('<image href="https://elsewhere.example/a.png"/>')],
  ['one that reaches for a file', svg('<image xlink:href="file:///etc/passwd"/>')],
  ['one that swells', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${CIRCLE}`],
  ['a page', '<html><svg></svg></html>'],
  ['half a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><circle'],
  ['half a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex')],
  ['another kind of picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['nothing', Buffer.from(' ')],
])('%s is refused as an emblem', async (_, picture) => {
  const refused = await draw(picture);
  expect([refused.status, refused.error.fields]).toEqual([422, [{ path: 'picture', code: 'BAD_FORMAT' }]]);
});

test('a district’s own sentences stand until they are emptied', async () => {
  const texts = { 'resident.home.title': { zh: '看见就说', en: 'Say so' }, 'shell.portal': { zh: ' ' } };
  expect((await admin().call(saveTexts, { body: { version: await version(), texts } })).status).toBe(200);
  const said = { 'resident.home.title': { zh: '看见就说', en: 'Say so' } };
  expect((await house.stranger.do(getDistrict)).texts).toEqual(said);
  const wrong = { 'resident.home.lead': { zh: '{name}' }, 'resident.home.other': { en: 'x' } };
  const refused = await admin().call(saveTexts, { body: { version: await version(), texts: wrong } });
  expect(refused.error.fields).toEqual([
    { path: 'texts.resident.home.lead.zh', code: 'NOT_ALLOWED' },
    { path: 'texts.resident.home.other', code: 'NOT_IN_LIST' },
  ]);
  expect((await admin().do(readTexts)).texts).toEqual(said);
  expect((await admin().call(saveTexts, { body: { version: await version(), texts: {} } })).status).toBe(200);
  expect((await house.stranger.do(getDistrict)).texts).toEqual({});
});

test('a township that is retired can’t be chosen any more, and keeps its name for old leads', async () => {
  const { version: seen, lists } = await admin().do(readPlaces);
  const wanted: PlaceLists = {
    ...lists,
    townships: [
      ...lists.townships.map((each) => (each.code === '640302203' ? { ...each, active: false } : each)),
      { code: '640302401', zh: '园区', en: 'Science Park', active: true },
    ],
  };
  await admin().do(savePlaces, { body: { version: seen, lists: wanted } });
  const shown = await house.stranger.do(getDistrict);
  expect(shown.townships.map(({ code }) => code)).not.toContain('640302203');
  expect(shown.retired.townships).toEqual([{ code: '640302203', zh: '郭家桥乡', en: 'Guojiaqiao Township' }]);
  expect(shown.retired.units.map(({ code }) => code)).toEqual(['T640302203']);
  expect(shown.units.find(({ code }) => code === 'T640302401')?.zh).toBe('园区人民政府');
});

test('whoever was slower is told, and others see none of it', async () => {
  const { look } = await admin().do(readLook);
  expect((await admin().call(saveLook, { body: { version: 1, look } })).error.code).toBe('STALE_VERSION');
  expect((await admin().call(saveEmblem, { body: { version: 1, picture: null } })).error.code).toBe(
    'STALE_VERSION',
  );
  expect((await admin().call(saveTexts, { body: { version: 1, texts: {} } })).error.code).toBe(
    'STALE_VERSION',
  );
  const { lists } = await admin().do(readPlaces);
  expect((await admin().call(savePlaces, { body: { version: 1, lists } })).error.code).toBe('STALE_VERSION');
  const missing = { ...lists, sectors: lists.sectors.slice(1) };
  const refused = await admin().call(savePlaces, { body: { version: await version(), lists: missing } });
  expect(refused.error.fields).toEqual([
    { path: `lists.sectors.${lists.sectors[0]?.code}`, code: 'REQUIRED' },
  ]);
  for (const endpoint of [readLook, readTexts, readPlaces])
    expect((await house.as('secadmin').call(endpoint)).status).toBe(403);
});

const lists = async () => {
  const standing = await admin().do(readCatalogues);
  const own = Object.entries(standing.lists).map(([name, rows]) => [
    name,
    rows.flatMap(({ code, zh, en, retired }) => (zh || en || retired ? [{ code, zh, en, retired }] : [])),
  ]);
  return { version: standing.version, lists: Object.fromEntries(own) as Catalogues };
};
const saveLists = async (changes: Catalogues) => {
  const standing = await lists();
  const all = { ...standing.lists, ...changes } as Required<Catalogues>;
  return admin().call(saveCatalogues, { body: { version: standing.version, lists: all as never } });
};
const TEA = { code: 'OWN_TEA', zh: '茶叶认购', en: 'Tea subscription' };

test('a mode of the district’s own stands on the form; it can be retired, and never goes', async () => {
  expect((await saveLists({ modes: [TEA] })).status).toBe(200);
  expect((await house.stranger.do(getDistrict)).catalogues).toEqual({ modes: [TEA] });
  expect((await saveLists({ modes: [] })).error.fields).toEqual([
    { path: 'lists.modes.OWN_TEA', code: 'REQUIRED' },
  ]);
  const misspelt = await saveLists({ modes: [TEA, { ...TEA, code: 'tea' }] });
  expect(misspelt.error.fields?.map(({ path }) => path)).toContain('lists.modes.1.code');
  expect((await saveLists({ modes: [{ ...TEA, retired: true }] })).status).toBe(200);
  const stale = await admin().call(saveCatalogues, {
    body: { version: 1, lists: (await lists()).lists as never },
  });
  expect(stale.error.code).toBe('STALE_VERSION');
  const [row] = await house.rows<{ facts: object }>(
    `select facts from audit_entries where act = 'catalogues.save' order by id desc limit 1`,
  );
  expect(row?.facts).toEqual({ changed: 'OWN_TEA' });
});

test('the district words its mail; what would tell is refused at its field', async () => {
  const { version: now, parts } = await admin().do(readNotices);
  expect(parts.find(({ key }) => key === 'letter.text')?.needs).toEqual(['notice', 'link']);
  const save = (texts: NoticeTexts) => admin().call(saveNotices, { body: { version: now, texts } });
  const told = await save({ 'turn.LEAD_TURN': { zh: '有一件举报等您办理' } });
  expect(told.error.fields).toEqual([{ path: 'texts.turn.LEAD_TURN.zh', code: 'TELLING' }]);
  const lost = await save({ 'letter.text': { zh: '{notice}，编号 {reference}' } });
  expect(lost.error.fields?.map(({ code }) => code)).toEqual(['UNKNOWN_GAP', 'NEEDS_GAP']);
  expect(
    (await save({ 'turn.DESK_WAITING': { zh: '有同事等您' }, 'digest.subject': { zh: ' ' } })).status,
  ).toBe(200);
  const { texts, version: next } = await admin().do(readNotices);
  expect(texts).toEqual({ 'turn.DESK_WAITING': { zh: '有同事等您' } });
  expect(next).toBe(now + 1);
});
