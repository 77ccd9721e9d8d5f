import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';
import type { Config } from './config.ts';

type Address = Pick<Config, 'host' | 'port'>;

/** Asks for the port before anything slow is done, so that a taken one is told at once. */
export async function probePort({ host, port }: Address): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  }).catch((error: unknown) => {
    throw cannotListen({ host, port }, error);
  });
}

/** Time to hear whom the kernel has let in: a door shut at once would break their line without a word. */
const HEAR_MS = 100;

/**
 * Takes no new request and finishes those under way. A browser keeps its connection open after the answer, so the
 * idle ones are swept until none is left; without that, closing would wait for the browser.
 */
export async function finishRequests(app: FastifyInstance): Promise<void> {
  await sleep(HEAR_MS);
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close().finally(() => clearInterval(sweep));
}

/** What stands in the way of listening, with the mend. */
export function cannotListen({ host, port }: Address, error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new CannotStart(
      'PORT_TAKEN',
      `端口 ${port} 已被占用（也许门户已在运行）。请停止占用者，或换一个端口：PORT=${port + 1} npm start`,
      `Port ${port} is taken, perhaps by a portal that runs already. Stop that one or choose another port: PORT=${port + 1} npm start`,
      error,
    );
  }
  if (code === 'EACCES') {
    return new CannotStart(
      'PORT_NOT_ALLOWED',
      `当前用户不能使用端口 ${port}(1024 以下一般只有 root 能用)。请换用 3000 之类的端口，由反向代理转发。`,
      `This user may not use port ${port}; those below 1024 are usually root's. Choose one like 3000 and let a reverse proxy forward to it.`,
      error,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CannotStart(
      'HOST_UNKNOWN',
      `本机没有地址 ${host}。请改正 HOST;0.0.0.0 表示所有地址。`,
      `This machine has no address ${host}. Mend HOST; 0.0.0.0 means all of them.`,
      error,
    );
  }
  return error;
}
