import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Cleaning } from '../../server/adapters/cleaner/cleaner.ts';
import { type Mailer, noMailer } from '../../server/adapters/mailer.ts';
import { smtpMailer } from '../../server/adapters/smtp-mailer.ts';
import { listMails } from '../../server/contract/mails.ts';
import { startJobs } from '../../server/jobs/runner.ts';
import { wire } from '../../server/wiring.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { aPhoto } from '../support/sample-files.ts';

type Letter = { from: string; to: string[]; text: string };
type PostOffice = { port: number; letters: Letter[]; close(): Promise<void> };

const PEOPLE = [
  'intake',
  'intake2',
  'supervisor',
  'coordinator',
  'police1',
  'market1',
  'custodian',
  'sysadmin',
] as const;
const NARRATIVE = '周六下午在三楼收钱，承诺翻倍，这句话只有举报人知道。';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** A mail server on the loopback that keeps what it is given. */
async function aPostOffice(port = 0): Promise<PostOffice> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: decoded(Buffer.concat(chunks).toString('utf8')),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const taken = (server.server.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port: taken, letters, close };
}

/** Head and body as a person reads them: the transport's own encodings undone. */
function decoded(letter: string): string {
  const [head = '', ...body] = letter.split('\r\n\r\n');
  const words = head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'))
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => unquoted(text.replaceAll('_', ' ')));
  const rest = body.join('\r\n\r\n');
  const plain = /base64/i.test(head) ? Buffer.from(rest, 'base64').toString('utf8') : unquoted(rest);
  return `${words}\n\n${plain}`;
}

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

async function anOfficeWith(mailer: Mailer): Promise<TestOffice> {
  const house = await anOffice({ mailer, people: PEOPLE });
  open.push(house, mailer);
  return house;
}

async function working(house: TestOffice, failed: string[] = []): Promise<void> {
  const jobs = await startJobs(house.office, (job) => failed.push(job));
  open.push({ close: () => jobs.stop() });
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 25_000; !(await what());) {
    if (Date.now() > end) throw new Error('it did not happen within 25 seconds');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const waitingJobs = (house: TestOffice) =>
  house.rows(`select 1 from graphile_worker.jobs where task_identifier = 'send-mail'`);
const statuses = async (house: TestOffice) =>
  (await house.rows<{ status: string }>('select status from mails order by id')).map(({ status }) => status);

test('mail goes to those whose turn it is, with a link and nothing of the report', async () => {
  const post = await aPostOffice();
  open.push(post);
  const house = await anOfficeWith(smtpMailer(`smtp://127.0.0.1:${post.port}`, 'office@tips.test'));
  await working(house);
  const { reference } = await house.resident.report({ narrative: NARRATIVE });
  await until(() => post.letters.length === 2);

  expect(post.letters.flatMap(({ to }) => to).sort()).toEqual(['intake2@office.test', 'intake@office.test']);
  const [lead] = await house.rows<{ id: string }>('select id from leads');
  for (const { from, text } of post.letters) {
    expect(from).toBe('office@tips.test');
    expect(text).toContain('有一件事项等您办理');
    expect(text).toContain(`http://localhost:3000/verification/leads/${lead?.id}`);
    for (const secret of [NARRATIVE, '某某投资', '国贸', reference, 'INVESTMENT'])
      expect(text).not.toContain(secret);
  }
  await until(async () => (await statuses(house)).every((status) => status === 'SENT'));
  await until(async () => (await waitingJobs(house)).length === 0);
});

test('mail goes out while large files are being prepared', async () => {
  const post = await aPostOffice();
  open.push(post);
  const house = await anOfficeWith(noMailer());
  let finish = () => undefined as void;
  const taken = new Promise<Cleaning>((resolve) => {
    finish = () => resolve({ status: 'NOT_CLEANED', reason: 'TOO_COSTLY' });
  });
  const busy = wire({
    ...house.office.ground,
    mailer: smtpMailer(`smtp://127.0.0.1:${post.port}`, 'office@tips.test'),
    cleaner: { clean: () => taken, mark: async () => null },
  });
  open.push(busy.ground.mailer);
  const jobs = await startJobs(busy, () => undefined);
  open.push({ close: () => jobs.stop() }, { close: finish });
  const files = [{ name: 'a.jpg', content: await aPhoto() }];
  for (let report = 1; report <= 5; report += 1) await house.resident.report({}, files);
  // Two people at intake hear of each.
  await until(() => post.letters.length === 10);
  const left = await house.rows(`select 1 from evidence where copy_status = 'WAITING'`);
  finish();
  expect(left).toHaveLength(5);
  await until(async () => (await house.rows(`select 1 from graphile_worker.jobs`)).length === 0);
});

test('mail goes out while the virus scanner says nothing', async () => {
  const post = await aPostOffice();
  open.push(post);
  const house = await anOfficeWith(noMailer());
  const files = [{ name: 'a.bin', content: Buffer.from('one of many') }];
  for (let report = 1; report <= 5; report += 1) await house.resident.report({}, files);
  await house.rows(`update evidence set scan_status = 'WAITING'`);
  // Ahead of every letter, as after an hour without the scanner.
  await house.rows(
    `select graphile_worker.add_job('scan-evidence', json_build_object('evidenceId', id), priority => -10) from evidence`,
  );
  let answer = () => undefined as void;
  const said = new Promise<'CLEAN'>((resolve) => {
    answer = () => resolve('CLEAN');
  });
  const busy = wire({
    ...house.office.ground,
    mailer: smtpMailer(`smtp://127.0.0.1:${post.port}`, 'office@tips.test'),
    scanner: { scan: () => said },
  });
  open.push(busy.ground.mailer);
  const jobs = await startJobs(busy, () => undefined);
  open.push({ close: () => jobs.stop() }, { close: answer });
  await until(() => post.letters.length === 10);
  const left = await house.rows(`select 1 from evidence where scan_status = 'WAITING'`);
  answer();
  expect(left).toHaveLength(5);
  await until(async () => (await house.rows(`select 1 from graphile_worker.jobs`)).length === 0);
});

test('a mail whose job runs twice is sent once', async () => {
  const post = await aPostOffice();
  open.push(post);
  const house = await anOfficeWith(smtpMailer(`smtp://127.0.0.1:${post.port}`, 'office@tips.test'));
  await house.resident.report();
  const mails = await house.rows<{ id: string }>('select id from mails');
  await Promise.all([...mails, ...mails].map(({ id }) => house.office.outbox.send(id)));
  await Promise.all(mails.map(({ id }) => house.office.outbox.send(id)));
  expect(post.letters).toHaveLength(2);
});

test('while the mail server is down the mail waits and is tried again, and none is lost', async () => {
  const post = await aPostOffice();
  await post.close();
  const house = await anOfficeWith(smtpMailer(`smtp://127.0.0.1:${post.port}`, 'office@tips.test'));
  const failed: string[] = [];
  await working(house, failed);
  await house.resident.report();
  await until(() => failed.length >= 2);
  expect(await statuses(house)).toEqual(['WAITING', 'WAITING']);
  expect(await waitingJobs(house)).toHaveLength(2);

  const again = await aPostOffice(post.port);
  open.push(again);
  await until(() => again.letters.length === 2);
  await until(async () => (await waitingJobs(house)).length === 0);
  expect(await statuses(house)).toEqual(['SENT', 'SENT']);
});

test('mail that waited for a mail server goes out once there is one; old turns stay where they are', async () => {
  const house = await anOfficeWith({
    connected: false,
    send: () => Promise.reject(new Error()),
    close: () => undefined,
  });
  await house.resident.report();
  const [old] = await house.rows<{ id: string }>('select id from mails order by id limit 1');
  await house.rows(`update mails set created_at = created_at - interval '4 days' where id = $1`, [old?.id]);
  for (const { id } of await house.rows<{ id: string }>('select id from mails'))
    await house.office.outbox.send(id);
  expect(await statuses(house)).toEqual(['WAITING', 'WAITING']);
  expect((await house.as('sysadmin').do(listMails)).smtp).toBe(false);
  await house.rows('select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null');

  const post = await aPostOffice();
  open.push(post);
  const connected = wire({
    ...house.office.ground,
    mailer: smtpMailer(`smtp://127.0.0.1:${post.port}`, 'office@tips.test'),
  });
  open.push(connected.ground.mailer);
  expect([await connected.outbox.resume(), await connected.outbox.resume()]).toEqual([1, 1]);
  expect(await waitingJobs(house)).toHaveLength(1);
  const jobs = await startJobs(connected, () => undefined);
  open.push({ close: () => jobs.stop() });
  await until(() => post.letters.length === 1);
  await until(async () => (await waitingJobs(house)).length === 0);
  expect((await statuses(house)).sort()).toEqual(['SENT', 'WAITING']);
});

test('nobody who left the office gets mail', async () => {
  const post = await aPostOffice();
  open.push(post);
  const house = await anOfficeWith(smtpMailer(`smtp://127.0.0.1:${post.port}`, 'office@tips.test'));
  await house.resident.report();
  await house.rows('update staff set active = false where id = $1', [house.idOf('intake2')]);
  await working(house);
  await until(async () => (await waitingJobs(house)).length === 0);
  expect(post.letters.flatMap(({ to }) => to)).toEqual(['intake@office.test']);
});
