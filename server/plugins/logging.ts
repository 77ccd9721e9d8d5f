import type { FastifyServerOptions } from 'fastify';
import fp from 'fastify-plugin';

/**
 * Logs name the route, never the address, the URL or a header: a receipt code or a reporter's address must not end up
 * in a file that outlives the request.
 */
export function loggerOptions(
  level: string,
  destination?: NodeJS.WritableStream,
): FastifyServerOptions['logger'] {
  if (level === 'silent') return false;
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: {
      req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? '?' }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error) => ({
        type: error.name,
        message: 'kept out of the log',
        code: error.code,
        // A database error's message may quote a value; its stack starts with the message, so only the frames stay.
        stack: (error.stack ?? '')
          .split('\n')
          .filter((line) => line.startsWith('    at '))
          .slice(0, 12)
          .join('\n'),
      }),
    },
    ...(destination ? { stream: destination } : {}),
  };
}

/** One line for each API answer that reads alone. */
export const requestLog = fp(async function requestLog(app) {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url;
    if (!route?.startsWith('/api/')) return;
    request.log.info(
      {
        http: { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      },
      `Answered ${request.method} ${route} with ${reply.statusCode}`,
    );
  });
});
