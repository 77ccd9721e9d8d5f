import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  isAlive,
  readPostmaster,
  stopPostmaster,
} from '../../server/adapters/embedded-postgres/postmaster.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Portal {
  url: string;
  dataDir: string;
  /** Of a database outside; undefined where the portal runs its own. */
  databaseUrl: string | undefined;
  pid: number;
  /** Everything that it has printed so far. */
  output(): string;
  /** Resolves with the exit code, or the signal's name, when the process has ended. */
  ended: Promise<number | string>;
  /** SIGTERM, as a supervisor does; resolves with the exit code. */
  stop(): Promise<number | string>;
  /** As a power cut or the kernel would: nothing gets to tidy up, the embedded database keeps running. */
  kill9(): Promise<void>;
}

export interface PortalOptions {
  env?: Record<string, string>;
  /** To start again where another one stopped. */
  dataDir?: string;
  port?: number;
}

/** A data folder under /tmp for one test; `remove` also ends a database that a killed portal left behind in it. */
export function aDataFolder(): { dataDir: string; remove(): Promise<void> } {
  const home = mkdtempSync('/tmp/tipward-portal-');
  chmodSync(home, 0o711); // the database's account passes through when the tests run as root
  const dataDir = `${home}/data`;
  const remove = async () => {
    const left = readPostmaster(`${dataDir}/postgres`);
    if (left && isAlive(left.pid)) await stopPostmaster(left.pid);
    rmSync(home, { recursive: true, force: true });
  };
  return { dataDir, remove };
}

/** A real portal process on a free port. Resolves when it serves; rejects with its output when it ends instead. */
export async function aPortal({ env = {}, dataDir, port }: PortalOptions = {}): Promise<Portal> {
  const place = dataDir ?? aDataFolder().dataDir;
  const portal = launch({ ...env, DATA_DIR: place, PORT: String(port ?? (await freePort())) }, place);
  const ready = new Promise<void>((resolve) => {
    const look = () => /Tipward is ready/.test(portal.output()) && resolve();
    portal.process.stdout?.on('data', look);
  });
  const outcome = await Promise.race([ready, portal.ended]);
  if (outcome !== undefined) throw new Error(`the portal ended (${outcome}):\n${portal.output()}`);
  return portal;
}

/** A start that is meant to fail: what it printed and its exit code. */
export async function aFailedStart({
  env = {},
  dataDir,
  port,
}: PortalOptions): Promise<{ code: number | string; output: string }> {
  const place = dataDir ?? aDataFolder().dataDir;
  const portal = launch({ ...env, DATA_DIR: place, PORT: String(port ?? (await freePort())) }, place);
  const code = await portal.ended;
  return { code, output: portal.output() };
}

function launch(env: Record<string, string>, dataDir: string): Portal & { process: ChildProcess } {
  const inherited = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const office = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    TIPWARD_DEMO: 'off',
    TIPWARD_ARGON2: 'light',
    LOG_LEVEL: 'error',
    // Rounds start a portal hundreds of times over: its modules need to be stripped of types only once.
    NODE_COMPILE_CACHE: `${ROOT}node_modules/.cache/portal`,
  };
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...inherited, ...office, ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    process: child,
    url: `http://127.0.0.1:${env['PORT']}`,
    dataDir,
    databaseUrl: env['DATABASE_URL'],
    pid: child.pid ?? -1,
    output: () => said,
    ended,
    stop: () => kill('SIGTERM'),
    kill9: async () => void (await kill('SIGKILL')),
  };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
