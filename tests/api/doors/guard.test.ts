import Fastify from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../../../server/contract/index.ts';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { guardDoor, openDoor } from '../../../server/doors/guard.ts';
import { DOOR_ROLES, type Door, ROLES, type Role } from '../../../server/domain/roles.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMES, PEOPLE } from '../../support/people.ts';

const ENDPOINTS: Endpoint[] = Object.values(contract)
  .flatMap((room) => Object.values(room))
  .filter((each): each is Endpoint => typeof each === 'object' && each !== null && 'url' in each);

const doorOf = (url: string) => url.split('/')[2] as Door | 'public';

/** Who may come in, worked out here once more from the contract and the doors, without the guard's code. */
function admits(endpoint: Endpoint, roles: readonly Role[]): boolean {
  if (endpoint.allow === 'ANYBODY') return true;
  const door = doorOf(endpoint.url);
  if (door === 'public' || !DOOR_ROLES[door].some((role) => roles.includes(role))) return false;
  return endpoint.allow === 'SIGNED_IN' || endpoint.allow.some((role) => roles.includes(role));
}

const ID = '00000000-0000-4000-8000-000000000000';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

/** Calls the route with ids that exist nowhere and the contract's own example as body. */
async function knock(endpoint: Endpoint, cookie: string) {
  const body = endpoint.schema.body as { examples?: unknown[] } | undefined;
  const multipart = endpoint.schema.consumes?.includes('multipart/form-data');
  const answer = await office.app.inject({
    method: endpoint.method,
    url: endpoint.url.replaceAll(/:\w+/g, ID),
    headers: cookie ? { cookie } : {},
    ...(body && !multipart ? { payload: body.examples?.[0] as object } : {}),
  });
  // HEAD and tus's own answers are headers only, and what is given as a file is no JSON.
  const json = String(answer.headers['content-type'] ?? '').includes('json');
  const told = json && answer.body ? answer.json<{ code?: string }>() : {};
  return { status: answer.statusCode, code: told.code };
}

describe('every route', () => {
  it('of the contract is served, and every route served is in the contract', () => {
    const served = new Set(ENDPOINTS.map(({ method, url }) => `${method} ${url}`));
    expect(served.size).toBe(ENDPOINTS.length);
    for (const { method, url } of ENDPOINTS)
      expect(office.app.hasRoute({ method, url }), `${method} ${url}`).toBe(true);
    const described = office.app.swagger() as { paths: Record<string, Record<string, unknown>> };
    const open = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(open.sort()).toEqual([...served].sort());
  });

  it('turns a stranger away unless it lies on the street', async () => {
    for (const endpoint of ENDPOINTS) {
      const { status, code } = await knock(endpoint, '');
      if (endpoint.allow === 'ANYBODY') expect(code, endpoint.url).not.toBe('NOT_SIGNED_IN');
      else expect([endpoint.url, status, code]).toEqual([endpoint.url, 401, 'NOT_SIGNED_IN']);
    }
  });

  it.each(NAMES)('opens to %s just as far as the role goes', async (name) => {
    // Leaving and signing people out comes last, or the walk would end itself.
    const walk = ENDPOINTS.filter(
      ({ url, method }) => !(method === 'DELETE' && url === '/api/office/session'),
    );
    for (const endpoint of walk) {
      const { code } = await knock(endpoint, await office.as(name).cookie());
      const expected = admits(endpoint, PEOPLE[name].roles);
      const turnedAway = code === 'FORBIDDEN' || code === 'NOT_SIGNED_IN';
      expect([endpoint.method, endpoint.url, turnedAway ? 'shut' : 'open']).toEqual([
        endpoint.method,
        endpoint.url,
        expected ? 'open' : 'shut',
      ]);
    }
  });

  it('is walked by somebody of every role there is', () => {
    const walked = new Set(NAMES.flatMap((name) => PEOPLE[name].roles as readonly Role[]));
    expect(ROLES.filter((role) => role !== 'REPORTER' && !walked.has(role))).toEqual([]);
  });
});

describe('a door', () => {
  const answer = { 200: Type.Object({}) };

  it('does not open with a route that says to nobody that it is open', async () => {
    const app = Fastify();
    const start = app.register(async (door) => {
      guardDoor(door, 'office', office.office.sessions);
      door.get('/api/office/forgotten', { schema: { response: answer } }, async () => ({}));
    });
    await expect(async () => start).rejects.toThrow('/api/office/forgotten');
  });

  it('does not open with a street route behind it, nor the street with a staff route', async () => {
    const behind = Fastify().register(async (door) => {
      guardDoor(door, 'admin', office.office.sessions);
      door.get('/api/admin/street', { config: { allow: 'ANYBODY' } }, async () => ({}));
    });
    await expect(async () => behind).rejects.toThrow('/api/admin/street');
    const street = Fastify().register(async (door) => {
      openDoor(door);
      door.get('/api/public/staff', { config: { allow: ['SYS_ADMIN'] } }, async () => ({}));
    });
    await expect(async () => street).rejects.toThrow('/api/public/staff');
  });

  it('refuses an act that another site’s page sends in a signed-in person’s name', async () => {
    const cookie = await office.as('sysadmin').cookie();
    const send = (site: string) =>
      office.app.inject({
        method: 'DELETE',
        url: '/api/office/session',
        headers: { cookie, 'sec-fetch-site': site },
      });
    expect((await send('cross-site')).statusCode).toBe(403);
    expect((await send('same-origin')).statusCode).toBe(200);
    expect((await send('same-origin')).statusCode).toBe(401);
  });

  it('reads it from the Origin too, which older browsers send alone', async () => {
    const cookie = await office.as('secadmin').cookie();
    const send = async (origin: string) => {
      const headers = { cookie, origin, host: 'jubao.example:3000' };
      return (await office.app.inject({ method: 'DELETE', url: '/api/office/session', headers })).statusCode;
    };
    for (const origin of ['https://evil.example', 'null', 'http://jubao.example:3001', 'x'])
      expect([origin, await send(origin)]).toEqual([origin, 403]);
    expect(await send('https://jubao.example:3000')).toBe(200);
  });
});
