import fp from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import { Socket } from 'node:net';

export type Patience = {
  /** A body without files must be here by then. */
  bodyMs: number;
  /** A form with files must bring `bytes` in each span of so long. */
  uploadMs: number;
  bytes: number;
};

/** A form with files, or a piece of an upload. */
const UPLOAD = /^(?:multipart\/|application\/offset\+octet-stream)/i;
const PATIENCE: Patience = { bodyMs: 20_000, uploadMs: 30_000, bytes: 16 * 1024 };

/** What Node itself may wait for: the head of a request, and the longest upload altogether. */
export const SERVER_TIMEOUTS = { headersTimeout: 15_000, requestTimeout: 3_600_000 };

/** Hangs up on whoever keeps a request open without sending it, so that a few slow senders don't fill the house. */
export const slowSenders = fp(async function slowSenders(app, patience: Partial<Patience>) {
  const { bodyMs, uploadMs, bytes } = { ...PATIENCE, ...patience };
  app.addHook('onRequest', async ({ raw }: FastifyRequest) => {
    // The pages' own calls come without a network.
    if (!(raw.socket instanceof Socket) || raw.method === 'GET' || raw.method === 'HEAD') return;
    const upload = UPLOAD.test(raw.headers['content-type'] ?? '');
    let before = raw.socket.bytesRead;
    const timer = setInterval(
      () => {
        if (raw.complete || raw.destroyed) return clearInterval(timer);
        if (!upload || raw.socket.bytesRead - before < bytes) raw.destroy();
        before = raw.socket.bytesRead;
      },
      upload ? uploadMs : bodyMs,
    );
    timer.unref();
    raw.once('close', () => clearInterval(timer));
  });
});
