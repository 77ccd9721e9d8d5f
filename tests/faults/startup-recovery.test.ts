import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { isAlive, readPostmaster } from '../../server/adapters/embedded-postgres/postmaster.ts';
import { superuserUrl } from '../../server/adapters/embedded-postgres/hold.ts';
import { aDataFolder, aPortal } from '../support/portal.ts';
import type { Portal } from '../support/portal.ts';

const folders: { remove(): Promise<void> }[] = [];
let running: Portal | undefined;
afterEach(async () => {
  await running?.stop();
  for (const folder of folders.splice(0)) await folder.remove();
});

async function start(dataDir: string): Promise<Portal> {
  running = await aPortal({ dataDir });
  return running;
}

function aFolder(): string {
  const folder = aDataFolder();
  folders.push(folder);
  return folder.dataDir;
}

const server = (dataDir: string) => readPostmaster(join(dataDir, 'postgres'));

async function ask(dataDir: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({
    connectionString: superuserUrl(server(dataDir)?.socketFolder ?? '', 'tipward'),
  });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(query);
  await client.end();
  return rows;
}

it('stops its database and exits with 0 when it is told to', async () => {
  const dataDir = aFolder();
  const portal = await start(dataDir);
  const { pid } = server(dataDir)!;
  expect(await portal.stop()).toBe(0);
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
});

it('answers what it is in the middle of before it goes', async () => {
  const portal = await start(aFolder());
  const { hostname, port } = new URL(portal.url);
  const body = JSON.stringify({ receiptCode: '0000-0000-0000-0000' });
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const head = [
    'POST /api/public/receipt HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    `content-length: ${body.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const stopped = portal.stop();
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.write(body.slice(10));
  expect(await stopped).toBe(0);
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).toContain('"code":');
});

it('starts again after kill -9, stops the database that was left running, and has lost nothing', async () => {
  const dataDir = aFolder();
  const first = await start(dataDir);
  const { pid } = server(dataDir)!;
  await ask(dataDir, "create table witness as select 'written just before' as word");
  await first.kill9();
  expect(isAlive(pid)).toBe(true);

  const second = await start(dataDir);
  expect(second.output()).toContain('The last run was cut short');
  expect(isAlive(pid)).toBe(false);
  expect(server(dataDir)!.pid).not.toBe(pid);
  expect(await ask(dataDir, 'select word from witness')).toEqual([{ word: 'written just before' }]);
});

it('is not misled by stale locks whose number now belongs to somebody else', async () => {
  const dataDir = aFolder();
  const first = await start(dataDir);
  await ask(dataDir, "create table witness as select 'still here' as word");
  const { pid } = server(dataDir)!;
  await first.kill9();
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const lock of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const file = join(dataDir, 'postgres', lock);
    const [, ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [process.pid, ...rest].join('\n')); // this very test, alive and no database
  }

  await start(dataDir);
  expect(await ask(dataDir, 'select word from witness')).toEqual([{ word: 'still here' }]);
});

it('closes with a reason when its database dies under it', async () => {
  const dataDir = aFolder();
  const portal = await start(dataDir);
  process.kill(server(dataDir)!.pid, 'SIGKILL');
  expect(await portal.ended).toBe(1);
  expect(portal.output()).toContain('内置数据库意外停止');
  expect(existsSync(join(dataDir, 'master.key'))).toBe(true);
});
