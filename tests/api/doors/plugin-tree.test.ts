import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOffice, anOffice } from '../../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({ people: [], pages: true });
});
afterAll(() => office.close());

/** The names in Fastify's own drawing of its plugins, by depth. */
function names(tree: string): { name: string; depth: number }[] {
  return tree
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const depth = (line.match(/^[\s│├└─┬]*/)?.[0].length ?? 0) / 4;
      return {
        depth: Math.floor(depth),
        name: line.replace(/^[\s│├└─┬]*/, '').replace(/(-auto-\d+)? \d+ ms$/, ''),
      };
    });
}

describe('the plugin tree', () => {
  it('is the table of contents of app.ts: what every request passes, then the doors, each by its name', () => {
    const children = names(office.app.printPlugins())
      .filter(({ depth, name }) => depth === 1 && /^[a-zA-Z@]/.test(name) && !name.startsWith('bound '))
      .map(({ name }) => name);
    const doors = children.filter((name) => name.endsWith('Door'));
    expect(doors).toEqual([
      'publicDoor',
      'officeDoor',
      'verificationDoor',
      'financeDoor',
      'vaultDoor',
      'auditDoor',
      'adminDoor',
      'siteDoor',
    ]);
    const before = children.slice(0, children.indexOf('publicDoor'));
    for (const plugin of ['errors', 'visits', 'headers', 'requestLog', 'rateLimits', 'openapi'])
      expect(before).toContain(plugin);
  });

  it('keeps each door to itself: a guard put up at one is not felt at another', async () => {
    const street = await office.app.inject('/api/public/district');
    const behind = await office.app.inject('/api/admin/staff');
    expect([street.statusCode, behind.statusCode]).toEqual([200, 401]);
  });
});
