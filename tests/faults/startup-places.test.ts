import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readPostmaster } from '../../server/adapters/embedded-postgres/postmaster.ts';
import { aDataFolder, aPortal } from '../support/portal.ts';
import type { Portal } from '../support/portal.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function aFolder(): string {
  const { dataDir, remove } = aDataFolder();
  cleanUp.push(remove);
  return dataDir;
}

async function command(
  dataDir: string,
  ...words: string[]
): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, NODE_ENV: 'test', DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['server/cli.ts', ...words], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

it('finds a place that the database’s account can enter, says where, and finds it again', async () => {
  const dataDir = aFolder();
  chmodSync(dirname(dataDir), 0o700);
  const first = await aPortal({ dataDir });
  const note = join(dataDir, 'postgres.location');
  const elsewhere = process.getuid?.() === 0; // an ordinary user's database runs as that user, who can enter
  expect(existsSync(note)).toBe(elsewhere);
  const cluster = elsewhere ? readFileSync(note, 'utf8').trim() : join(dataDir, 'postgres');
  if (elsewhere) {
    cleanUp.push(() => rmSync(dirname(cluster), { recursive: true, force: true }));
    expect(first.output()).toContain(dirname(cluster));
    expect(first.output()).toContain('备份时请一并备份');
  }
  expect(await first.stop()).toBe(0);
  const second = await aPortal({ dataDir });
  expect(readPostmaster(cluster)).toBeDefined();
  expect(await second.stop()).toBe(0);
});

it('takes the operator’s commands while the portal runs and while it is stopped', async () => {
  const dataDir = aFolder();
  const portal = await aPortal({ dataDir });
  const beside = await command(dataDir, 'doctor');
  expect(beside.output).toContain('✓ 数据库 PostgreSQL 18');
  expect(beside.code).toBe(0);
  expect((await command(dataDir, 'migrate')).code).toBe(0);
  expect((await fetch(`${portal.url}/api/public/health`)).status).toBe(200);
  expect(await portal.stop()).toBe(0);

  const alone = await command(dataDir, 'doctor');
  expect(alone.output).toContain('✓ 数据库 PostgreSQL 18');
  expect(alone.code).toBe(0);
  expect(readPostmaster(join(dataDir, 'postgres'))).toBeUndefined();
});

it('lets two commands at once share the database that one of them started', async () => {
  const dataDir = aFolder();
  await (await aPortal({ dataDir })).stop();
  const both = await Promise.all([command(dataDir, 'doctor'), command(dataDir, 'migrate')]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(readPostmaster(join(dataDir, 'postgres'))).toBeUndefined();
});

it('lets one of two first starts have an empty folder, and tells the other', async () => {
  const dataDir = aFolder();
  const starts = await Promise.allSettled([aPortal({ dataDir }), aPortal({ dataDir })]);
  const served = starts.filter(
    (start): start is PromiseFulfilledResult<Portal> => start.status === 'fulfilled',
  );
  for (const { value } of served) cleanUp.push(value.stop);
  const refused = starts.filter((start) => start.status === 'rejected').map(({ reason }) => String(reason));
  expect(served).toHaveLength(1);
  expect(refused).toEqual([expect.stringContaining('另一个门户进程正在使用')]);
});

it('says which commands there are when it is asked for one that there is not', async () => {
  const { code, output } = await command(aFolder(), 'fly');
  expect(code).toBe(2);
  expect(output).toContain('没有这条命令 No such command: fly');
  expect(output).toContain('doctor');
});
