import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from '../config.ts';
import { makePortalRole } from '../db/portal-role.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';

export type DatabaseServer = Pick<EmbeddedPostgres, 'url' | 'stop' | 'lost'> & {
  /** The tables' owner, who migrates; undefined where only the portal's own sign-in is known. */
  ownerUrl: string | undefined;
};

/** As long as a database may need to come up beside us, for instance when the whole machine starts. */
const PATIENCE = 8_000;
const OLDEST = 15;

/**
 * The office's PostgreSQL: the one that DATABASE_URL names, proved reachable and recent enough, or the embedded one
 * as `embedded` opens it. Throws `CannotStart` with the mend.
 */
export async function openDatabaseServer(
  config: Pick<Config, 'databaseUrl' | 'dataDir'> & Partial<Pick<Config, 'databaseOwnerUrl'>>,
  log: (line: string) => void,
  embedded = startEmbeddedPostgres,
): Promise<DatabaseServer> {
  if (!config.databaseUrl) return embedded({ dataDir: config.dataDir, log });
  const { databaseUrl: url, databaseOwnerUrl: ownerUrl } = config;
  const until = Date.now() + PATIENCE;
  if (ownerUrl) {
    await proveReachable(ownerUrl, until);
    await makePortalRole(ownerUrl, url);
  }
  await proveReachable(url, until);
  return { url, ownerUrl, stop: async () => undefined, lost: new Promise<void>(() => undefined) };
}

async function proveReachable(url: string, until: number): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ number: string }>(
        "select current_setting('server_version_num') as number",
      );
      return checkVersion(Math.floor(Number(rows[0]?.number) / 10_000));
    } catch (error) {
      if (error instanceof CannotStart) throw error;
      const { code = '' } = error as { code?: string };
      const mayPass = /ECONNREFUSED|ENOENT|57P03/.test(code);
      if (!mayPass || Date.now() > until) throw unreachable(url, error);
      await sleep(500);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function checkVersion(major: number): void {
  if (major >= OLDEST) return;
  throw new CannotStart(
    'DATABASE_TOO_OLD',
    `DATABASE_URL 指向 PostgreSQL ${major}，需要 ${OLDEST} 或更高版本。请升级数据库。`,
    `DATABASE_URL leads to PostgreSQL ${major}; ${OLDEST} or later is needed. Upgrade the database.`,
  );
}

/** What went wrong on the way, by the system's or PostgreSQL's own code; the address is told without its password. */
function unreachable(url: string, error: unknown): CannotStart {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const where = url
    .replace(/^(\w+:\/\/)([^@/]*)@/, (_, scheme: string, who: string) => `${scheme}${who.split(':')[0]}@`)
    .replace(/\?.*/, '');
  if (code.startsWith('28')) {
    return new CannotStart(
      'DATABASE_REFUSED',
      `数据库 ${where} 拒绝登录。请核对 DATABASE_URL 中的用户和密码，以及服务器的 pg_hba.conf。`,
      `The database ${where} refuses the sign-in. Check user and password in DATABASE_URL and the server's pg_hba.conf.`,
      error,
    );
  }
  if (code === '3D000') {
    return new CannotStart(
      'DATABASE_MISSING',
      `服务器上没有 ${where} 这个库。请先建立：createdb -O 用户 库名。`,
      `There is no database ${where} on that server. Make it first: createdb -O user name.`,
      error,
    );
  }
  return new CannotStart(
    'DATABASE_UNREACHABLE',
    `连不上数据库 ${where}(${code || message})。请检查 DATABASE_URL、数据库是否在运行、网络和防火墙；不设 DATABASE_URL 则使用内置数据库。`,
    `Cannot reach the database ${where} (${code || message}). Check DATABASE_URL, that the server runs, and the network; without DATABASE_URL the embedded one is used.`,
    error,
  );
}
