import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { createHmac, randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { refuse } from '../domain/errors.ts';
import { LIMITED, type Limited, type StreetLimits } from '../domain/settings.ts';
import { RESTING_POLICY, restingPage } from './resting-page.ts';
import { type RotatingCounts, WINDOW_MS, rotatingCounts } from './rotating-counts.ts';

/** How often this request's address, or session, did something lately. */
export type Rates = {
  /** One address, by a word that this process makes up and nothing keeps. */
  readonly visitor: string;
  /** Counts one more. @throws Refusal TOO_MANY_REQUESTS */
  take(limited: Limited): Promise<void>;
  /** Counts one more where there is room, and answers 0; else the seconds until there is. */
  tryTake(limited: Limited): Promise<number>;
  /** Takes one back that turned out to be in order. */
  giveBack(limited: Limited): void;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a call of this route counts as; without one it counts as `other`, behind a staff door as `staff`. */
    limit?: Limited | undefined;
  }
  interface FastifyRequest {
    rates: Rates;
  }
}

type Options = { limits: () => Promise<StreetLimits>; now: () => number };

const PAGES = '/*';
const UPLOADS = '/api/public/uploads';
/** Counted where the answer is known: by the route, not by the door. */
const COUNTED_LATER: readonly Limited[] = ['lookUp', 'unverified'];

/** Limits by purpose. An address is known only as a hash under a key that nobody keeps: see `rotating-counts.ts`. */
export const rateLimits = fp(async function rateLimits(app, { limits, now }: Options) {
  const counts = rotatingCounts(now);
  await app.register(rateLimit, { global: false, store: storeOf(counts) });
  const ask = Object.fromEntries(
    LIMITED.map((limited) => [
      limited,
      app.createRateLimit({
        max: async () => (await limits())[limited],
        timeWindow: WINDOW_MS,
        keyGenerator: (request) => nameOf(limited, request),
      }),
    ]),
  ) as Record<Limited, ReturnType<typeof app.createRateLimit>>;

  async function look(request: FastifyRequest, limited: Limited, increment: boolean): Promise<number> {
    const told = await ask[limited](request, { increment });
    if (told.isAllowed || !(increment ? told.isExceeded : told.remaining < 1)) return 0;
    return Math.max(1, told.ttlInSeconds);
  }
  async function take(request: FastifyRequest, limited: Limited): Promise<void> {
    const seconds = await look(request, limited, true);
    if (seconds) refuse('TOO_MANY_REQUESTS', [], seconds);
  }

  const visitorKey = randomBytes(32);
  const ratesOf = (request: FastifyRequest): Rates => ({
    get visitor() {
      return createHmac('sha256', visitorKey).update(nameOf('other', request)).digest('base64url');
    },
    take: (limited) => take(request, limited),
    tryTake: (limited) => look(request, limited, true),
    giveBack: (limited) => counts.giveBack(nameOf(limited, request)),
  });
  app.decorateRequest('rates', {
    getter(this: FastifyRequest): Rates {
      return ratesOf(this);
    },
  });

  app.addHook('onRequest', async (request, reply) => {
    const { url = PAGES, config } = request.routeOptions;
    const limit = url.startsWith(UPLOADS) ? 'upload' : config.limit;
    if (limit && !COUNTED_LATER.includes(limit)) return take(request, limit);
    // What a page asks in its visitor's name was counted when the visitor asked for the page.
    if (!(request.raw.socket instanceof Socket)) return;
    if (url === PAGES) return restOrOpen(request, reply);
    const seconds = await look(request, 'other', !isStaffs(config.allow));
    if (seconds) refuse('TOO_MANY_REQUESTS', [], seconds);
  });
  app.addHook('preHandler', async (request) => {
    if (request.caller) await take(request, 'staff');
  });
  app.addHook('onResponse', async (request, reply) => {
    // Whoever knocks at a staff door without being let in counts as the street.
    if (reply.statusCode === 401 && isStaffs(request.routeOptions.config.allow))
      await look(request, 'other', true);
  });

  /** Pages only: a form that was sent counts as what it asks of the office, and must never cost what was typed. */
  async function restOrOpen(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (request.method === 'POST' || isAsset(request.url)) return;
    const seconds = await look(request, 'other', true);
    if (!seconds) return;
    return reply
      .code(429)
      .headers({ 'retry-after': seconds, 'content-security-policy': RESTING_POLICY })
      .type('text/html; charset=utf-8')
      .send(restingPage(seconds));
  }

  // An idle office forgets too.
  const forgetting = setInterval(() => counts.turn(), WINDOW_MS).unref();
  app.addHook('onClose', async () => clearInterval(forgetting));
});

/** The pages' own scripts and pictures, by the path that will be served: `/_app/../report` is a page. */
const isAsset = (url: string): boolean =>
  URL.canParse(url, 'http://office') && new URL(url, 'http://office').pathname.startsWith('/_app/immutable/');

const isStaffs = (allow: unknown): boolean => allow !== undefined && allow !== 'ANYBODY';

/**
 * A session for who is signed in; for the street an address, of which IPv6 gives each household a whole network. Who is
 * gone already has none.
 */
const nameOf = (limited: Limited, { caller, ip }: FastifyRequest): string =>
  `${limited} ${limited === 'staff' && caller ? caller.sessionId : rateLimit.normalizeIP(String(ip), 64)}`;

type Store = RotatingCounts & { child(): Store };

/** Each limiter asks for a store of its own; the names keep the purposes apart, so one will do. */
function storeOf(counts: RotatingCounts): new () => Store {
  const store: Store = { ...counts, child: () => store };
  return function Store() {
    return store;
  } as unknown as new () => Store;
}
