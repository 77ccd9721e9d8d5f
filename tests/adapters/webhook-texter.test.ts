import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noTexter } from '../../server/adapters/texter.ts';
import { webhookTexter } from '../../server/adapters/webhook-texter.ts';

const SECRET = 'a secret of both ends';
const MESSAGE = { to: '13900001111', text: '您关注的事有新情况。' };
type Asked = { method: string | undefined; headers: IncomingMessage['headers']; body: string };
const asked: Asked[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({
        method: request.method,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      if (request.url === '/moved') response.writeHead(307, { location: '/sent' }).end();
      else response.writeHead(request.url === '/sent' ? 202 : 500).end('13900001111 is unknown');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

test('a text is handed over with number and words, signed by the shared secret', async () => {
  await webhookTexter(`${url}/sent`, SECRET).send(MESSAGE);
  const { method, headers, body } = asked.at(-1)!;
  expect([method, headers['content-type'], JSON.parse(body)]).toEqual(['POST', 'application/json', MESSAGE]);
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  expect(headers['x-tipward-signature']).toBe(`sha256=${signature}`);
});

test('a refusal counts as not sent, and repeats nothing of the number', async () => {
  const error = await webhookTexter(`${url}/full`, SECRET)
    .send(MESSAGE)
    .catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('500');
  expect(String(error)).not.toContain(MESSAGE.to);
});

test('the number follows no redirect', async () => {
  const before = asked.length;
  await expect(webhookTexter(`${url}/moved`, SECRET).send(MESSAGE)).rejects.toThrow();
  expect(asked.slice(before)).toHaveLength(1);
});

test('without a hook there is nothing to send by', async () => {
  expect(noTexter().connected).toBe(false);
  await expect(noTexter().send(MESSAGE)).rejects.toThrow('no hook');
});
