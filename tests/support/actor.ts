import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Clock } from '../../server/adapters/clock.ts';
import type { Endpoint, ErrorAnswer } from '../../server/contract/endpoint.ts';
import { signIn } from '../../server/contract/sessions.ts';
import { type SessionTicket, readSessionCookie } from '../../server/plugins/session-cookie.ts';

export type Good<E extends Endpoint> = {
  [S in keyof E['schema']['response']]: E['schema']['response'][S] extends TSchema
    ? Static<E['schema']['response'][S]>
    : never;
}[keyof E['schema']['response']];

type In<E extends Endpoint, K extends 'body' | 'params' | 'querystring'> = E['schema'] extends {
  [P in K]: infer S extends TSchema;
}
  ? Static<S>
  : never;

export type Call<E extends Endpoint> = {
  body?: In<E, 'body'>;
  params?: In<E, 'params'>;
  query?: In<E, 'querystring'>;
};
export type Reply<T> = {
  status: number;
  body: T;
  error: ErrorAnswer;
  raw: Buffer;
  headers: Record<string, unknown>;
};

export type Actor = {
  /** Calls an endpoint of the contract; `body` holds a good answer, `error` a refusal. */
  call<const E extends Endpoint>(endpoint: E, parts?: Call<E>): Promise<Reply<Good<E>>>;
  /** Calls it and answers its body; throws where the office says no. */
  do<const E extends Endpoint>(endpoint: E, parts?: Call<E>): Promise<Good<E>>;
  ticket(): Promise<SessionTicket>;
  cookie(): Promise<string>;
};

type Credentials = () => { username: string; password: string; code: string };

/** Somebody who calls the office; with credentials they sign in when they first need to, and again when time passed. */
export function actorOf(app: FastifyInstance, clock: Clock, credentials: Credentials | null): Actor {
  let session: { cookie: string; expires: number } | undefined;

  async function cookie(): Promise<string> {
    if (!credentials) return '';
    if (session && session.expires > clock.now().getTime()) return session.cookie;
    const answer = await app.inject({ method: 'POST', url: signIn.url, payload: credentials() });
    const header = String(answer.headers['set-cookie'] ?? '');
    if (answer.statusCode !== 201) throw new Error(`cannot sign in: ${answer.body}`);
    session = {
      cookie: header.split(';')[0] ?? '',
      expires: Date.parse(answer.json<{ sessionExpiresAt: string }>().sessionExpiresAt),
    };
    return session.cookie;
  }

  const actor: Actor = {
    cookie,
    async call(endpoint, parts = {}) {
      const sent = await cookie();
      const options: InjectOptions = {
        method: endpoint.method,
        url: urlOf(endpoint.url, parts),
        headers: sent ? { cookie: sent } : {},
      };
      if (parts.body !== undefined) options.payload = parts.body as object;
      const answer = await app.inject(options);
      const json = String(answer.headers['content-type'] ?? '').includes('json')
        ? answer.json<never>()
        : (undefined as never);
      return {
        status: answer.statusCode,
        body: json,
        error: json,
        raw: answer.rawPayload,
        headers: answer.headers,
      };
    },
    async do(endpoint, parts) {
      const reply = await actor.call(endpoint, parts);
      if (reply.status >= 300)
        throw new Error(`${endpoint.url} said ${reply.status} ${JSON.stringify(reply.error)}`);
      return reply.body;
    },
    async ticket() {
      const [name = '', value = ''] = (await cookie()).split('=');
      const ticket = readSessionCookie({ cookies: { [name]: decodeURIComponent(value) } } as never);
      if (!ticket) throw new Error('no session');
      return ticket;
    },
  };
  return actor;
}

/** The address of an endpoint with its parameters and its query in place. */
export function urlOf(pattern: string, parts: { params?: unknown; query?: unknown }): string {
  const path = Object.entries((parts.params ?? {}) as Record<string, string>).reduce(
    (url, [name, value]) => url.replace(`:${name}`, encodeURIComponent(value)),
    pattern,
  );
  const query = new URLSearchParams(
    Object.entries((parts.query ?? {}) as Record<string, string | number>).map(([key, value]) => [
      key,
      String(value),
    ]),
  ).toString();
  return query ? `${path}?${query}` : path;
}
