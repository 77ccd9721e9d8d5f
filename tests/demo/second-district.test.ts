import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/app.ts';
import { getDistrict } from '../../server/contract/district.ts';
import { layOutDemo } from '../../server/demo/scenes.ts';
import { type EmptyOffice, anEmptyOffice } from '../support/empty-office.ts';
import { STREET } from '../support/pages.ts';

const MONDAY = new Date('2026-11-23T02:00:00Z');
/** Whatever would tell of the first district. */
const FIRST = /利通|吴忠|宁夏|发改|Litong|Wuzhong|Ningxia|640302/i;

let house: EmptyOffice;
let app: FastifyInstance;
beforeAll(async () => {
  house = await anEmptyOffice(MONDAY);
  await layOutDemo(house.ground, house.folder, 'docs/example-district.json');
  app = await buildApp(house.office, { pages: true });
});
afterAll(async () => {
  await app?.close();
  await house.close();
});

const read = async (url: string) => app.inject({ method: 'GET', url, headers: { accept: 'text/html' } });

test('a made-up county lays out its own demo from a file: places, clocks, measure, emblem', async () => {
  const shown = await house.stranger.do(getDistrict);
  expect(shown).toMatchObject({
    ...{ nameZh: '云溪县', cityZh: '临江市', regionZh: '江南省', demo: true, open: true },
    acceptanceWorkingDays: 3,
    look: { colour: '#1f4f8f', sheet: '/api/public/look/1f4f8f' },
  });
  expect([shown.townships.length, shown.sectors.length]).toEqual([6, 9]);
  expect((await app.inject({ url: `${shown.look.emblem}/64` })).statusCode).toBe(200);
  const leads = await house.rows<{ township: string; status: string }>(
    'select distinct township_code as township, status from leads',
  );
  expect(leads.length).toBeGreaterThan(8);
  for (const { township } of leads) expect(township).toMatch(/^990203\d{3}$|^UNKNOWN$/);
  const [scheme] = await house.rows<{ code: string }>(
    `select scheme_id as code from reward_schemes where status = 'ACTIVE'`,
  );
  expect(scheme?.code).toBe('yunxi-DRAFT');
  const paid = await house.rows(`select 1 from rewards where status = 'PAID'`);
  expect(paid.length).toBeGreaterThan(0);
});

test.each(['zh-CN', 'en'])('no page of it tells of another district, in %s', async (language) => {
  for (const path of STREET) {
    const { statusCode, body } = await read(`${path}?lang=${language}`);
    expect([path, statusCode]).toEqual([path, 200]);
    expect([path, FIRST.exec(body)?.[0]]).toEqual([path, undefined]);
  }
});

test('its pages say what it says, in its own colour and under its own emblem', async () => {
  const home = (await read('/')).body;
  expect(home).toContain('云溪人的血汗钱，大家一起守。');
  expect(home).toContain('云溪县处置非法集资工作专班');
  expect(home).toContain('href="/api/public/look/1f4f8f"');
  expect(home).toMatch(/src="\/api\/public\/emblem\/[0-9a-f]{16}\/64"/);
  expect((await read('/?lang=en')).body).toContain('Hard-earned money, guarded together.');
  const rules = (await read('/rewards')).body;
  expect(rules).toContain('云溪县非法集资举报奖励');
  expect((await read('/report')).body).toContain('民宿和旅游认购');
});
