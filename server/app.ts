import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { randomUUID } from 'node:crypto';
import { MAX_BODY_BYTES } from './contract/endpoint.ts';
import { adminDoor } from './doors/admin.door.ts';
import { auditDoor } from './doors/audit.door.ts';
import { financeDoor } from './doors/finance.door.ts';
import { officeDoor } from './doors/office.door.ts';
import { publicDoor } from './doors/public.door.ts';
import { siteDoor } from './doors/site.door.ts';
import { vaultDoor } from './doors/vault.door.ts';
import { verificationDoor } from './doors/verification.door.ts';
import { errors, unreadableAddress } from './plugins/errors.ts';
import { headers } from './plugins/headers.ts';
import { requestLog } from './plugins/logging.ts';
import { openapi } from './plugins/openapi.ts';
import { rateLimits } from './plugins/rate-limits.ts';
import { SERVER_TIMEOUTS, slowSenders } from './plugins/slow-senders.ts';
import { unreadBodies } from './plugins/unread-bodies.ts';
import { visits } from './plugins/visits.ts';
import type { Office } from './wiring.ts';

export type AppOptions = {
  logger?: FastifyServerOptions['logger'];
  trustProxy?: boolean | number | string;
  publicOrigin?: string;
  /** False leaves the pages out: tests of the API need none. */
  pages?: boolean;
};

/** The table of contents: what every request passes, then the doors. */
export async function buildApp(office: Office, options: AppOptions = {}): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(options.trustProxy ?? false),
    genReqId: () => randomUUID(),
    exposeHeadRoutes: false,
    bodyLimit: MAX_BODY_BYTES,
    frameworkErrors: unreadableAddress,
    // Whoever came in before the doors were closed is served.
    return503OnClosing: false,
    http: SERVER_TIMEOUTS,
    requestTimeout: SERVER_TIMEOUTS.requestTimeout,
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true, useDefaults: false },
    },
  });

  await app.register(errors);
  await app.register(visits, { publicOrigin: options.publicOrigin });
  await app.register(headers);
  await app.register(requestLog);
  await app.register(slowSenders, {});
  await app.register(unreadBodies);
  await app.register(rateLimits, { limits: office.limits, now: () => office.ground.clock.now().getTime() });
  await app.register(openapi);
  await app.register(cookie);
  await app.register(multipart);

  await app.register(publicDoor, { office });
  await app.register(officeDoor, { office });
  await app.register(verificationDoor, { office });
  await app.register(financeDoor, { office });
  await app.register(vaultDoor, { office });
  await app.register(auditDoor, { office });
  await app.register(adminDoor, { office });
  if (options.pages !== false) {
    await app.register(siteDoor, {
      publicOrigin: options.publicOrigin,
      cookieKey: office.ground.serverKeys.cookieKey,
      now: () => office.ground.clock.now(),
      captchaSiteKey: office.ground.captcha?.siteKey,
    });
  }

  await app.ready();
  return app;
}

/** A number trusts that many proxies in front of us. */
function trusted(
  proxies: boolean | number | string,
): boolean | string | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}
