import fp from 'fastify-plugin';
import { Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** So much is read past before a no is sent all the same: as large a file as the settings allow. */
const MOST_BYTES = 2 * 1024 ** 3;

/**
 * A no in the middle of an upload must not leave the rest of it lying in the line: whoever sends on would wait for
 * ever, and so would the next request on the same connection. So the rest is read and dropped before the no is sent.
 * Whoever sends too slowly is hung up on as ever.
 */
export const unreadBodies = fp(async function unreadBodies(app) {
  app.addHook('onSend', async ({ raw }, reply) => {
    // The pages' own calls come without a network.
    if (reply.statusCode < 400 || raw.readableEnded || !(raw.socket instanceof Socket)) return;
    await readPast(raw);
  });
});

function readPast(raw: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let read = 0;
    const done = () => {
      raw.off('data', count).off('end', done).off('close', done).off('error', done);
      resolve();
    };
    const count = (chunk: Buffer) => {
      read += chunk.length;
      if (read > MOST_BYTES) done();
    };
    raw.unpipe();
    raw.on('data', count).once('end', done).once('close', done).once('error', done);
    raw.resume();
    if (raw.destroyed) done();
  });
}
