import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
/** Errors that nobody heard: in the real process one of them ends the portal. */
const unheard: unknown[] = [];
const hear = (error: unknown) => unheard.push(error);
beforeAll(async () => {
  process.on('uncaughtException', hear);
  house = await anOffice({ people: ['clerk'], pages: true });
});
afterAll(async () => {
  process.off('uncaughtException', hear);
  await house.close();
  expect(unheard).toEqual([]);
});

const HOST = 'localhost:3000';
const headers = { host: HOST, origin: `http://${HOST}`, accept: 'text/html' };

describe('a form that no browser of ours sends to a page', () => {
  const broken = [
    ['text/plain', 'x'],
    ['application/json', '{}'],
    ['multipart/form-data', 'zzz'],
    ['multipart/form-data; boundary=x', '--x\r\n'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--x--',
    ],
  ] as const;
  const pages = ['/report', '/sign-in', '/status?/open', '/status?/message', '/verify'];
  it.each(pages)('%s answers it as the sender’s mistake', async (url) => {
    for (const [type, payload] of broken) {
      const answer = await house.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': type },
        payload,
      });
      expect([type, Math.floor(answer.statusCode / 100)]).toEqual([type, 4]);
    }
    const fields = await house.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'receiptCode=%ed%a0%80&username=%00%ff&password=%00',
    });
    expect(fields.statusCode).toBeLessThan(500);
  });

  it.each(['/report', '/verify'])('%s holds no more of it than a form of ours weighs', async (url) => {
    const field = (at: number) =>
      `--x\r\ncontent-disposition: form-data; name="f${at}"\r\n\r\n${'y'.repeat(100_000)}\r\n`;
    const payload = `${Array.from({ length: 20 }, (_, at) => field(at)).join('')}--x--\r\n`;
    const type = 'multipart/form-data; boundary=x';
    const answer = await house.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(400);
  });

  it.each(['/%09/x', '/%0a', '/%0d%0a/evil.example', '//evil.example', '/\\evil.example'])(
    'signs nobody in to go on to %s',
    async (next) => {
      const cookie = await house.as('clerk').cookie();
      const answer = await house.app.inject({
        url: `/sign-in?next=${next}`,
        headers: { ...headers, cookie },
      });
      expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/office']);
    },
  );
});
