import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteDoor } from '../../server/doors/site.door.ts';

// Pages that only say what the door handed them: where the visitor is, and which parts a form had.
const PAGES = `
export const handler = async (request, response) => {
  const api = request[Symbol.for('tipward.pages-api')];
  const told = { origin: request.headers['x-pages-protocol'] + '://' + request.headers['x-pages-host'], parts: [] };
  if (request.headers['content-type']?.startsWith('multipart/')) {
    for await (const part of api.parts()) {
      let size = 0;
      if (part.type === 'file') for await (const chunk of part.file) size += chunk.length;
      told.parts.push([part.type, part.fieldname, part.value ?? size]);
    }
  }
  const answer = await api.inject({ method: 'GET', url: '/api/echo', remoteAddress: api.clientAddress });
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ...told, api: answer.json() }));
};`;

const folder = mkdtempSync(join(tmpdir(), 'tipward-pages-'));
const doors: FastifyInstance[] = [];

async function aDoor(publicOrigin?: string): Promise<string> {
  const app = Fastify();
  doors.push(app);
  await app.register(multipart);
  app.get('/api/echo', (request) => ({ from: request.ip }));
  await app.register(siteDoor, {
    publicOrigin,
    cookieKey: Buffer.alloc(32),
    now: () => new Date(),
    buildFolder: folder,
  });
  return app.listen({ host: '127.0.0.1', port: 0 });
}

type Told = { origin: string; parts: [string, string, unknown][]; api: { from: string } };
const visit = async (url: string, init: RequestInit = {}) => (await (await fetch(url, init)).json()) as Told;

describe('the street door of the pages', () => {
  beforeAll(() => writeFileSync(join(folder, 'handler.js'), PAGES));
  afterAll(async () => {
    await Promise.all(doors.map((app) => app.close()));
    rmSync(folder, { recursive: true });
  });

  it('hands a page over with a way to the API that needs no network', async () => {
    const url = await aDoor();
    expect(await visit(`${url}/report`)).toEqual({ origin: url, parts: [], api: { from: '127.0.0.1' } });
  });

  it('keeps unknown API addresses away from the pages', async () => {
    const url = await aDoor();
    for (const path of ['/api', '/api/', '/api/public/nothing?x=1']) {
      expect((await fetch(url + path)).status).toBe(404);
      expect((await fetch(url + path, { method: 'POST' })).status).toBe(404);
    }
    expect((await fetch(`${url}/apiary`)).status).toBe(200);
  });

  it('expects forms from the public address, whatever Host a stranger sends', async () => {
    const url = await aDoor('https://jubao.example');
    expect((await visit(url)).origin).toBe('https://jubao.example');
    const stranger = { origin: 'https://evil.example' };
    expect((await visit(url, { method: 'POST', headers: stranger })).origin).toBe('https://jubao.example');
  });

  it('lets somebody at the machine itself use its loopback name', async () => {
    const url = await aDoor('https://jubao.example');
    expect((await visit(url, { method: 'POST', headers: { origin: url } })).origin).toBe(url);
  });

  it('lets a page read a form part by part, a large file among them', async () => {
    const url = await aDoor();
    const form = new FormData();
    form.append('name', '某某公司');
    form.append('evidence', new Blob([new Uint8Array(3_000_000)]), '合同.pdf');
    form.append('truthful', 'on');
    expect((await visit(`${url}/report`, { method: 'POST', body: form })).parts).toEqual([
      ['field', 'name', '某某公司'],
      ['file', 'evidence', 3_000_000],
      ['field', 'truthful', 'on'],
    ]);
  });

  it('says how to mend it when the pages were never built', async () => {
    const app = Fastify();
    const missing = {
      cookieKey: Buffer.alloc(32),
      now: () => new Date(),
      buildFolder: join(folder, 'nowhere'),
    };
    await expect(app.register(siteDoor, missing)).rejects.toThrow(/The pages are not built.*vite build/);
  });
});
