import type { LightMyRequestResponse } from 'fastify';
import { globSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import * as contract from '../../../server/contract/index.ts';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { hcaptchaCaptcha } from '../../../server/adapters/captcha.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { STREET } from '../../support/pages.ts';
import type { Name } from '../../support/people.ts';

const HOST = 'localhost:3000';
const EVIL = 'https://evil.example';
const ID = '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1';
const ENDPOINTS = Object.values(contract).flatMap((room) =>
  Object.values(room).filter((one): one is Endpoint => typeof one === 'object' && 'allow' in one),
);
/** Every page there is, with something in the place of what is asked for. */
const PAGES = globSync('**/+page.svelte', { cwd: new URL('../../../web/src/routes', import.meta.url) })
  .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
  .map((path) => path.replaceAll(/\/\([^)]*\)/g, '').replaceAll(/\[[^\]]*\]/g, ID) || '/');
const READERS: Name[] = [
  'intake',
  'coordinator',
  'clerk',
  'finance',
  'maker',
  'payout1',
  'secadmin',
  'sysadmin',
  'auditor',
  'custodian',
];

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({ pages: true });
});
afterAll(() => office.close());

const ask = (path: string, headers: Record<string, string> = {}, app = office.app) =>
  app.inject({ url: path, headers: { host: HOST, accept: 'text/html', ...headers } });

function expectHeaders(answer: LightMyRequestResponse, path: string): void {
  expect({ path, ...answer.headers }).toMatchObject({
    path,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin)$/) as string,
    'content-security-policy': expect.stringContaining("default-src 'none'") as string,
  });
}

/** A policy that lets nothing run but what is ours, nor anybody frame the page, nor a form leave it. */
function expectStrict(policy: string, path: string): void {
  expect([path, policy.includes('unsafe-inline'), policy.includes('unsafe-eval')]).toEqual([
    path,
    false,
    false,
  ]);
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
  expect(scripts.filter((source) => source !== "'self'" && !source.startsWith("'nonce-"))).toEqual([]);
  for (const directive of [
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ])
    expect(policy).toContain(directive);
}

const INLINE = / style=|<style|<script(?![^>]*(?: src=| nonce=))| on[a-z]+="/;

describe('every page', () => {
  it('is known to this test', () => {
    expect(PAGES.length).toBeGreaterThan(25);
    for (const path of STREET) expect(PAGES).toContain(path);
  });

  it('lets no stranger’s script run and nobody frame it, whoever asks', async () => {
    const visitors: [string, string][] = [['nobody', '']];
    for (const name of READERS) visitors.push([name, await office.as(name).cookie()]);
    let drawn = 0;
    for (const [who, cookie] of visitors) {
      for (const path of PAGES) {
        const answer = await ask(path, { cookie });
        const place = `${who} ${path}`;
        expectHeaders(answer, place);
        expect(answer.headers['cache-control']).toContain('no-store');
        if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
        drawn += 1;
        expectStrict(String(answer.headers['content-security-policy']), place);
        expect([place, INLINE.exec(answer.payload)?.[0]]).toEqual([place, undefined]);
      }
    }
    expect(drawn).toBeGreaterThan(READERS.length * 8);
  });

  it('takes no form from another site, nor from one that hides where it comes from', async () => {
    for (const path of PAGES) {
      for (const origin of [EVIL, 'null', `http://${HOST}.evil.example`]) {
        const forged = await office.app.inject({
          method: 'POST',
          url: path,
          headers: { host: HOST, origin, 'content-type': 'application/x-www-form-urlencoded' },
          payload: 'word=WITHDRAW',
        });
        expect([path, origin, forged.statusCode]).toEqual([path, origin, 403]);
      }
    }
  });

  it('that isn’t there, or asks too much, is as strict', async () => {
    for (const path of ['/nothing', '/verification/nothing', '/api/public/nothing', '/%', '/report?lang=%zz'])
      expectHeaders(await ask(path), path);
  });
});

describe('the microphone', () => {
  const allowed = async (path: string) => {
    const { headers } = await ask(path);
    const media = /media-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1];
    return [path, headers['permissions-policy'], media];
  };

  it('is asked for where evidence is taken, and nowhere else; camera and place nowhere', async () => {
    for (const path of ['/report', '/status'])
      expect(await allowed(path)).toEqual([
        path,
        'geolocation=(), camera=(), microphone=(self)',
        "'self' blob:",
      ]);
    for (const path of ['/', '/verify', '/sign-in'])
      expect(await allowed(path)).toEqual([path, 'geolocation=(), camera=(), microphone=()', "'self'"]);
    const { headers } = await ask('/api/public/health');
    expect(headers['permissions-policy']).toContain('microphone=()');
  });
});

describe('what lies beside the pages', () => {
  it('is taken for what it is and runs nowhere else', async () => {
    const built = readdirSync(new URL('../../../web/build/client/_app/immutable/workers', import.meta.url));
    const workers = built.filter((name) => /^(solve-puzzle|scanned-receipt).*\.js$/.test(name));
    expect(workers).toHaveLength(2);
    for (const path of ['/favicon.svg', ...workers.map((name) => `/_app/immutable/workers/${name}`)]) {
      const answer = await ask(path);
      expect([path, answer.statusCode]).toEqual([path, 200]);
      expectHeaders(answer, path);
    }
  });
});

describe('every answer of the API', () => {
  it('is kept by no cache and shown in no page', async () => {
    for (const { url, method } of ENDPOINTS) {
      const answer = await office.app.inject({ method, url: url.replaceAll(/:\w+/g, ID) });
      expectHeaders(answer, url);
      expect([url, answer.headers['cache-control']]).toEqual([url, 'no-store']);
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });

  it('does nothing for another site’s page, in a signed-in person’s name or in nobody’s', async () => {
    const cookies = { staff: await office.as('sysadmin').cookie(), street: '' };
    for (const { url, method, allow } of ENDPOINTS.filter(
      (one) => !['GET', 'HEAD', 'OPTIONS'].includes(one.method),
    )) {
      for (const headers of [
        { origin: EVIL },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ]) {
        const cookie = allow === 'ANYBODY' ? cookies.street : cookies.staff;
        const answer = await office.app.inject({
          method,
          url: url.replaceAll(/:\w+/g, ID),
          headers: { host: HOST, cookie, ...headers } as Record<string, string>,
        });
        expect([url, headers, answer.statusCode]).toEqual([url, headers, 403]);
      }
    }
  });

  it('is for our own origin alone: no preflight is granted', async () => {
    for (const { url, method } of ENDPOINTS) {
      const headers = { origin: EVIL, 'access-control-request-method': method };
      const answer = await office.app.inject({
        method: 'OPTIONS',
        url: url.replaceAll(/:\w+/g, ID),
        headers,
      });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('knows its own page behind a proxy that puts another Host', async () => {
    const app = await buildApp(office.office, { publicOrigin: 'https://jubao.example', pages: false });
    const send = (origin: string) =>
      app.inject({
        method: 'POST',
        url: '/api/public/receipt',
        payload: {},
        headers: { origin, host: '10.0.0.5:3000' },
      });
    expect((await send('https://jubao.example')).statusCode).toBe(422);
    expect((await send('http://jubao.example')).statusCode).toBe(403);
    await app.close();
  });
});

describe('hCaptcha', () => {
  it('where an office has its keys, is let into the report’s page and no other, and nobody else is', async () => {
    const captcha = hcaptchaCaptcha({ siteKey: 'site-key-1', secret: 'x' }, async () => ({ success: true }));
    const other = await anOffice({ captcha, pages: true });
    const policyOf = async (path: string) =>
      String((await ask(path, {}, other.app)).headers['content-security-policy']);
    const report = await policyOf('/report');
    const hosts = report.match(/https?:\/\/[^ ;]+/g) ?? [];
    expect(new Set(hosts)).toEqual(new Set(['https://hcaptcha.com', 'https://*.hcaptcha.com']));
    expect(report).not.toContain('unsafe-inline');
    expect(report).toMatch(/frame-src https:\/\/hcaptcha\.com/);
    expect((await ask('/report', {}, other.app)).payload).toContain('data-sitekey="site-key-1"');
    for (const path of ['/', '/status', '/sign-in']) expect(await policyOf(path)).not.toContain('hcaptcha');
    await other.close();
    expect((await ask('/report')).payload).not.toContain('hcaptcha');
  });
});
