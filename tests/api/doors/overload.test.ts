import { connect } from 'node:net';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendReporterMessage } from '../../../server/contract/receipt.ts';
import { sendOfficeMessage } from '../../../server/contract/lead-acts.ts';
import { submitReport } from '../../../server/contract/report.ts';
import { makeGate } from '../../../server/features/gate.ts';
import { slowSenders } from '../../../server/plugins/slow-senders.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aReport, residentOf } from '../../support/resident.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

describe('when more come than the office can serve', () => {
  it('some wait their turn, and the next are told when to come back', async () => {
    const gate = makeGate({ atOnce: 2, waiting: 3, retryAfter: 7 });
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => gate.run(work)));
    const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused).toEqual(Array(3).fill(expect.objectContaining({ code: 'BUSY', retryAfter: 7 })));
    expect(most).toBe(2);
    await gate.run(() => Promise.reject(new Error('broke'))).catch(() => undefined);
    expect(await gate.run(() => Promise.resolve('free again'))).toBe('free again');
  });

  it('a hundred who guess passwords at once leave the house open to others, and some are sent away', async () => {
    const guesses = Array.from({ length: 100 }, (_, at) =>
      office.app.inject({
        method: 'POST',
        url: '/api/public/sessions',
        payload: { username: `nobody${at}`, password: 'a password', code: '123456' },
      }),
    );
    const answers = await Promise.all(guesses);
    const busy = answers.filter((answer) => answer.statusCode === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]?.json<{ code: string }>().code).toBe('BUSY');
    expect(Number(busy[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.statusCode === 401).length).toBeGreaterThan(20);
  });

  it('a report beyond the last place is asked to come again, and gets in once one is free', async () => {
    let free: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => (free = resolve));
    const held = Array.from({ length: 96 }, () => office.office.uploads.run(() => busy));
    const answer = await office.app.inject({ method: 'POST', url: submitReport.url });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '20']);
    free();
    await Promise.all(held);
    expect((await office.resident.report()).reference).toBeTruthy();
  });

  it('whoever sends from one address as slowly as it goes leaves room for everybody else’s reports', async () => {
    const crawling = Array.from({ length: 96 }, () => {
      const payload = new PassThrough();
      const headers = { 'content-type': 'multipart/form-data; boundary=x' };
      const request = { method: 'POST', url: submitReport.url, headers, payload } as const;
      return { payload, answer: office.app.inject({ ...request, remoteAddress: '203.0.113.66' }) };
    });
    const tooMany = await Promise.race(crawling.map(({ answer }) => answer));
    expect([tooMany.statusCode, tooMany.json<{ code: string }>().code]).toEqual([503, 'BUSY']);
    const villager = residentOf(office.app, '198.51.100.7');
    expect((await villager.send(aReport())).status).toBe(201);
    for (const { payload } of crawling) payload.end('--x--\r\n');
    const statuses = (await Promise.all(crawling.map(({ answer }) => answer))).map((each) => each.statusCode);
    expect(statuses.filter((status) => status !== 503).length).toBe(64);
    expect((await residentOf(office.app, '203.0.113.66').send(aReport())).status).toBe(201);
  });
});

describe('a reporter who writes and writes', () => {
  it('is heard twenty times, sends one mail, and is heard again when the office has answered', async () => {
    const { receiptCode, reference } = await office.resident.report();
    const write = () =>
      office.stranger.call(sendReporterMessage, { body: { receiptCode, text: '还在吗？' } });
    for (let at = 0; at < 20; at += 1) expect((await write()).status).toBe(201);
    const over = await write();
    expect([over.status, over.error.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(23 * 3_600);
    const [lead] = await office.rows<{ id: string }>('select id from leads where reference = $1', [
      reference,
    ]);
    const mails = await office.rows<{ n: number }>(
      `select count(*)::int as n from mails where link like '%' || $1 group by staff_id`,
      [lead!.id],
    );
    expect(new Set(mails.map(({ n }) => n))).toEqual(new Set([1]));
    await office.as('intake').do(sendOfficeMessage, { params: { leadId: lead!.id }, body: { text: '在。' } });
    expect((await write()).status).toBe(201);
  });
});

describe('somebody who keeps a request open', () => {
  it('without sending it is hung up on', async () => {
    const app = Fastify();
    await app.register(slowSenders, { bodyMs: 50, uploadMs: 50, bytes: 10 });
    app.post('/', async () => 'heard');
    app.addContentTypeParser('multipart/form-data', (_request, payload, done) => {
      payload
        .resume()
        .on('end', () => done(null))
        .on('error', done);
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const port = Number(new URL(url).port);
    for (const type of ['application/json', 'multipart/form-data; boundary=x']) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined).resume();
      socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 9000\r\n\r\n{`);
      const began = performance.now();
      await once(socket, 'close');
      expect(performance.now() - began).toBeLessThan(2_000);
    }
    const quick = await fetch(url, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await quick.text()).toBe('heard');
    await app.close();
  });

  it('has an hour at most, and a quarter of a minute for the head', () => {
    const { server } = office.app;
    expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 3_600_000]);
  });
});
