import { request } from 'node:http';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendReporterMessage, waiveReward } from '../../../server/contract/receipt.ts';
import { readSettings, saveSettings } from '../../../server/contract/settings.ts';
import { whoAmI } from '../../../server/contract/sessions.ts';
import { DEFAULT_LIMITS } from '../../../server/domain/settings.ts';
import { loggerOptions } from '../../../server/plugins/logging.ts';
import { dumpOf } from '../../support/dump.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport, residentOf } from '../../support/resident.ts';

const VILLAGE = '203.0.113.77';
const lines: string[] = [];
const log = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk));
    done();
  },
});

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({
    logger: loggerOptions('trace', log),
    limits: { report: 4, message: 3, claim: 2, signIn: 40, upload: 5, staff: 30, other: 12 },
  });
});
afterAll(() => office.close());

/** Time passes, and with it the limits. */
const rest = (minutes: number) => office.clock.set(new Date(office.clock.now().getTime() + minutes * 60_000));

const send = (url: string, payload: object, from: string, headers: Record<string, string> = {}) =>
  office.app.inject({ method: 'POST', url, payload, remoteAddress: from, headers });

async function until429(ask: () => Promise<{ statusCode: number }>): Promise<number> {
  for (let passed = 0; passed < 200; passed += 1) if ((await ask()).statusCode === 429) return passed;
  throw new Error('nobody was ever asked to wait');
}

describe('an address that does one thing too often', () => {
  it('is asked to wait, is told for how long, and gets in after that', async () => {
    const villager = residentOf(office.app, VILLAGE);
    for (let at = 0; at < 4; at += 1) expect((await villager.send(aReport())).status).toBe(201);
    const refused = await send('/api/public/reports', {}, VILLAGE);
    expect(refused.json()).toEqual({
      code: 'TOO_MANY_REQUESTS',
      message: 'too many requests',
      requestId: expect.any(String) as string,
    });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(20 * 60);
    expect(Object.keys(refused.headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    office.clock.set(new Date(office.clock.now().getTime() + seconds * 1000));
    expect((await villager.send(aReport())).status).toBe(201);
  });

  it('costs its neighbours nothing, and may still do everything else', async () => {
    const url = '/api/public/reports';
    await until429(() => send(url, {}, VILLAGE));
    expect((await residentOf(office.app, '203.0.113.78').send(aReport())).status).toBe(201);
    expect((await send(sendReporterMessage.url, {}, VILLAGE)).statusCode).toBe(422);
  });

  it('is, where it is IPv6, the whole network that a household is given', async () => {
    const ask = (address: string) => send('/api/public/reports', {}, address);
    await until429(() => ask('2001:db8:1:2::1'));
    expect((await ask('2001:db8:1:2:ffff:ffff:ffff:fffe')).statusCode).toBe(429);
    expect((await ask('2001:db8:1:3::1')).statusCode).toBe(422);
    expect((await ask(`::ffff:198.51.100.9`)).statusCode).toBe(422);
  });

  it('has a number of its own for each purpose', async () => {
    const from = '198.51.100.1';
    expect(await until429(() => send(sendReporterMessage.url, {}, from))).toBe(3);
    expect(await until429(() => send(waiveReward.url, {}, from))).toBe(2);
    expect(await until429(() => send('/api/public/uploads/look', {}, from))).toBe(5);
    expect(await until429(() => send('/api/public/sessions', {}, from))).toBe(40);
  });

  it('is nowhere in the database or the log', async () => {
    await residentOf(office.app, VILLAGE).send(aReport());
    const places = await dumpOf(office.database.url);
    expect([places.length > 100, lines.length > 10]).toEqual([true, true]);
    for (const address of [VILLAGE, '203.0.113.78', '2001:db8', '198.51.100.1']) {
      expect(places.filter(({ bytes }) => bytes.includes(address))).toEqual([]);
      expect(lines.join('')).not.toContain(address);
    }
  });
});

describe('a member of staff', () => {
  it('is counted by session: two at one address have twice as much room', async () => {
    const ask = (name: 'police1' | 'market1') => office.as(name).call(whoAmI);
    let last = await ask('police1');
    for (let at = 0; at < 40 && last.status === 200; at += 1) last = await ask('police1');
    expect([last.status, last.error.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect((await ask('market1')).status).toBe(200);
    rest(20);
    expect((await ask('police1')).status).toBe(200);
  });
});

describe('over the network', () => {
  it('a page counts like any request of the street, and what pages ask by themselves doesn’t count again', async () => {
    const url = await office.app.listen({ host: '127.0.0.1', port: 0 });
    const ask = async () => ({ statusCode: (await fetch(`${url}/api/public/health`)).status });
    expect(await until429(ask)).toBe(12);
    const inside = await office.app.inject({ url: '/api/public/health' });
    expect(inside.statusCode).toBe(200);
    // A knock at a staff door counts with the street, and a stranger who may not knock doesn't reach the database.
    expect((await fetch(`${url}/api/office/session`)).status).toBe(429);
    rest(20);
    expect((await fetch(`${url}/api/office/session`)).status).toBe(401);
    expect(
      await until429(async () => ({ statusCode: (await fetch(`${url}/api/office/session`)).status })),
    ).toBe(11);
  });
});

describe('a page', () => {
  it.each([
    ['by HEAD', 'HEAD', '/about'],
    ['by a way round through the scripts’ folder', 'GET', '/_app/../about'],
    ['by the same way round, in other letters', 'GET', '/_app/immutable/%2e%2e/%2E%2E/about'],
  ])('asked for %s counts as a page', async (_how, method, path) => {
    const pages = await anOffice({ people: [], pages: true, limits: { other: 6 } });
    const { port } = new URL(await pages.app.listen({ host: '127.0.0.1', port: 0 }));
    const ask = () =>
      new Promise<{ statusCode: number }>((resolve, reject) => {
        request({ port, host: '127.0.0.1', method, path }, (answer) => {
          answer.resume();
          resolve({ statusCode: answer.statusCode ?? 0 });
        })
          .on('error', reject)
          .end();
      });
    expect(await until429(ask)).toBe(6);
    await pages.close();
  });
});

describe('the limits', () => {
  it('are settings, felt within seconds', async () => {
    rest(30);
    const sysadmin = office.as('sysadmin');
    const { version, settings } = await sysadmin.do(readSettings);
    expect(settings.limits.report).toBe(4);
    const limits = { ...settings.limits, report: 7 };
    await sysadmin.do(saveSettings, { body: { version, settings: { ...settings, limits } } });
    rest(0.1);
    expect(await until429(() => send('/api/public/reports', {}, '198.51.100.50'))).toBe(7);
    const nothing = { ...settings.limits, report: 0 };
    const refused = await sysadmin.call(saveSettings, {
      body: { version: version + 1, settings: { ...settings, limits: nothing } },
    });
    expect(refused.error.fields).toEqual([{ path: 'settings.limits.report', code: 'OUT_OF_RANGE' }]);
    const [{ facts }] = (await office.rows(
      `select facts from audit_entries where act = 'settings.save' order by id desc limit 1`,
    )) as [{ facts: unknown }];
    expect(facts).toEqual({ 'limits.report': 7 });
  });

  it('let a village of 500 behind one address report within the hour, as they come set up', () => {
    expect((DEFAULT_LIMITS.report / 10) * 60).toBeGreaterThan(500);
    expect((DEFAULT_LIMITS.other / 10) * 60).toBeGreaterThan(500 * 20);
  });
});

describe('a village', () => {
  it('of a hundred who report within one minute from one address is heard, every one', async () => {
    const village = await anOffice({ limits: DEFAULT_LIMITS });
    const villager = residentOf(village.app, VILLAGE);
    const statuses: number[] = [];
    for (let at = 0; at < 10; at += 1) {
      const ten = await Promise.all(Array.from({ length: 10 }, () => villager.send(aReport())));
      statuses.push(...ten.map(({ status }) => status));
    }
    expect(statuses).toEqual(Array(100).fill(201));
    await village.close();
  });
});
