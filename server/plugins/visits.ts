import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Socket } from 'node:net';

declare module 'fastify' {
  interface FastifyInstance {
    /** Scheme and host that people type; undefined where nobody said so. */
    publicOrigin: string | undefined;
  }
  interface FastifyRequest {
    /** Whether the visitor's browser came by https, as far as the office can tell. */
    overHttps: boolean;
  }
}

/** The machine's own names, which nobody reaches through the public address. */
export const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
/** Told to the API by the pages, which ask it without a network; nobody outside is believed. */
export const PAGES_PROTOCOL = 'x-pages-protocol';

/** How somebody came: by which address, and whether by https. Cookies and headers hang on it. */
export const visits = fp(async function visits(app, { publicOrigin }: { publicOrigin?: string | undefined }) {
  app.decorate('publicOrigin', publicOrigin);
  app.decorateRequest('overHttps', {
    getter(this: FastifyRequest): boolean {
      return isOverHttps(this, publicOrigin);
    },
  });
});

function isOverHttps({ raw, protocol, hostname }: FastifyRequest, publicOrigin: string | undefined): boolean {
  const inside = raw.headers[PAGES_PROTOCOL];
  if (!(raw.socket instanceof Socket) && inside !== undefined) return inside === 'https';
  // Behind a proxy that isn't trusted the public address says it, but not to somebody at the machine itself.
  return (
    protocol === 'https' || (publicOrigin?.startsWith('https:') === true && !LOOPBACK.has(hostname ?? ''))
  );
}
