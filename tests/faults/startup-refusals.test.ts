import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { aDatabase } from '../support/database.ts';
import { aDataFolder, aFailedStart, aPortal, freePort } from '../support/portal.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function aFolder(): string {
  const { dataDir, remove } = aDataFolder();
  cleanUp.push(remove);
  return dataDir;
}

it('says which port is taken, and by what command to take another', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
  cleanUp.push(async () => squatter.close());
  const { port } = squatter.address() as AddressInfo;
  const { code, output } = await aFailedStart({ dataDir: aFolder(), port });
  expect(code).toBe(1);
  expect(output).toContain(`端口 ${port} 已被占用`);
  expect(output).toContain(`PORT=${port + 1} npm start`);
});

it('lets no second portal into a data folder that is in use', async () => {
  const dataDir = aFolder();
  const first = await aPortal({ dataDir });
  cleanUp.push(first.stop);
  const { code, output } = await aFailedStart({ dataDir });
  expect(code).toBe(1);
  expect(output).toContain('另一个门户进程正在使用');
  expect(output).toContain('give this one its own DATA_DIR and PORT');
  expect((await fetch(`${first.url}/api/public/health`)).status).toBe(200);
});

it('does not open a data folder that a newer PostgreSQL wrote', async () => {
  const dataDir = aFolder();
  await (await aPortal({ dataDir })).stop();
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '19\n');
  const { code, output } = await aFailedStart({ dataDir });
  expect(code).toBe(1);
  expect(output).toContain('由 PostgreSQL 19 写成');
  expect(output).toContain('Start it with a newer release');
});

it('does not touch a database that a later release has migrated', async () => {
  const database = await aDatabase();
  cleanUp.push(database.drop);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 99999999999999)",
  );
  await client.end();
  const { code, output } = await aFailedStart({ dataDir: aFolder(), env: { DATABASE_URL: database.url } });
  expect(code).toBe(1);
  expect(output).toContain('数据库已由更新的版本升级过');
  expect(output).toContain('Start the later release again');
});

it('says that the database cannot be reached, and never its password', async () => {
  const url = `postgresql://office:secret-word@127.0.0.1:${await freePort()}/tipward`;
  const { code, output } = await aFailedStart({ dataDir: aFolder(), env: { DATABASE_URL: url } });
  expect(code).toBe(1);
  expect(output).toContain('连不上数据库 postgresql://office@127.0.0.1');
  expect(output).toContain('Check DATABASE_URL');
  expect(output).not.toContain('secret-word');
});

it('refuses production without its secrets and names each of them', async () => {
  const { code, output } = await aFailedStart({
    dataDir: aFolder(),
    env: { NODE_ENV: 'production', TIPWARD_ARGON2: 'full' },
  });
  expect(code).toBe(1);
  for (const name of ['TIPWARD_MASTER_KEY', 'PUBLIC_ORIGIN', 'DATABASE_URL'])
    expect(output).toContain(`${name} 未设置`);
});

it('says that the data folder cannot be written to', async () => {
  // No user, not even root, can make a folder there.
  const { code, output } = await aFailedStart({ dataDir: '/proc/tipward-data' });
  expect(code).toBe(1);
  expect(output).toContain('不能写入数据目录 /proc/tipward-data');
  expect(output).toContain('set DATA_DIR');
});

it('makes no new master key beside an existing database', async () => {
  const dataDir = aFolder();
  mkdirSync(join(dataDir, 'postgres'), { recursive: true });
  chmodSync(dataDir, 0o711);
  const { code, output } = await aFailedStart({ dataDir });
  expect(code).toBe(1);
  expect(output).toContain('找不到主密钥文件');
});
