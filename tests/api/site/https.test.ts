import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { totpCode } from '../../../server/crypto/totp.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { PASSWORD } from '../../support/people.ts';

const HOST = 'localhost:3000';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({ pages: true });
});
afterAll(() => office.close());

const ask = (path: string, headers: Record<string, string> = {}, app = office.app) =>
  app.inject({ url: path, headers: { host: HOST, accept: 'text/html', ...headers } });

describe('by https', () => {
  const apps: FastifyInstance[] = [];
  const anApp = async (options: Parameters<typeof buildApp>[1]) => {
    const app = await buildApp(office.office, options);
    apps.push(app);
    return app;
  };
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  const HSTS = 'strict-transport-security';
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.4', host: 'jubao.example' };

  it('browsers are told to come by nothing else, page or API, where the proxy that says so is trusted', async () => {
    const app = await anApp({ trustProxy: 1 });
    for (const path of ['/', '/report', '/favicon.svg', '/api/public/health'])
      expect([path, (await ask(path, https, app)).headers[HSTS]]).toEqual([
        path,
        'max-age=31536000; includeSubDomains',
      ]);
    for (const path of ['/', '/api/public/health'])
      expect((await ask(path, {}, app)).headers[HSTS]).toBeUndefined();
  });

  it('nobody is believed whom the office doesn’t trust, and the public address is', async () => {
    expect((await ask('/', https)).headers[HSTS]).toBeUndefined();
    expect(
      (await ask('/api/public/health', { ...https, 'x-pages-protocol': 'https' })).headers[HSTS],
    ).toBeDefined();
    const url = await office.app.listen({ host: '127.0.0.1', port: 0 });
    const spoofed = await fetch(`${url}/api/public/health`, { headers: { 'x-pages-protocol': 'https' } });
    expect(spoofed.headers.get(HSTS)).toBeNull();
    const known = await anApp({ publicOrigin: 'https://jubao.example' });
    for (const path of ['/', '/api/public/health']) {
      expect((await ask(path, { host: 'jubao.example' }, known)).headers[HSTS]).toBeDefined();
      expect((await ask(path, { host: 'localhost:3000' }, known)).headers[HSTS]).toBeUndefined();
    }
  });

  it('the session’s cookie is bound to the host by its name, and no other name is taken', async () => {
    const app = await anApp({ trustProxy: 1 });
    office.clock.set(new Date(office.clock.now().getTime() + 60_000));
    const code = totpCode(office.secretOf('leader'), office.clock.now());
    const form = { username: 'leader', password: PASSWORD, code };
    const origin = 'https://jubao.example';
    const signedIn = await app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { ...https, origin, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
    const [cookie = ''] = [signedIn.headers['set-cookie']].flat().map(String);
    expect(cookie).toMatch(/^__Host-tipward_session=[^;]+; /);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict'])
      expect(cookie.split('; ')).toContain(part);
    // Without a date it ends with the browser, whose clock may be wrong.
    expect(cookie).not.toMatch(/Domain=|Expires=|Max-Age=/i);
    const pair = cookie.split(';')[0] ?? '';
    const who = (headers: Record<string, string>) =>
      app.inject({ url: '/api/office/session', headers }).then(({ statusCode }) => statusCode);
    expect(await who({ ...https, cookie: pair })).toBe(200);
    // A neighbour's site, or one on plain http, could plant a cookie of the bare name.
    expect(await who({ ...https, cookie: pair.replace('__Host-', '') })).toBe(401);
    expect(await who({ host: HOST, cookie: pair })).toBe(401);
    const signedOut = await app.inject({
      method: 'DELETE',
      url: '/api/office/session',
      headers: { ...https, cookie: pair },
    });
    expect(String(signedOut.headers['set-cookie'])).toMatch(/^__Host-tipward_session=; .*Secure/);
  });

  it('so is what remembers how somebody reads', async () => {
    const app = await anApp({ trustProxy: 1 });
    const asked = await app.inject({ url: '/about?lang=en', headers: https });
    const cookie = String(asked.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-tipward-language=en; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const later = await app.inject({
      url: '/about',
      headers: { ...https, cookie: cookie.split(';')[0] ?? '' },
    });
    expect(later.payload).toContain('<html lang="en"');
  });

  it('the receipt’s cookie comes by https alone and lies under its own page', async () => {
    const app = await anApp({ trustProxy: 1 });
    const { receiptCode, reference } = await office.resident.report();
    const opened = await app.inject({
      method: 'POST',
      url: '/status?/open',
      headers: {
        ...https,
        origin: 'https://jubao.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ receiptCode }).toString(),
    });
    const cookie = String(opened.headers['set-cookie']);
    expect(cookie).toMatch(/^__Secure-tipward-receipt=/);
    for (const part of ['Path=/status', 'HttpOnly', 'Secure', 'SameSite=Strict'])
      expect(cookie).toContain(part);
    const shown = await app.inject({
      url: '/status',
      headers: { ...https, cookie: cookie.split(';')[0] ?? '' },
    });
    expect(shown.payload).toContain(reference);
  });
});
