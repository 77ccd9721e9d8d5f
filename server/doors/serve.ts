import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Caller } from '../features/caller.ts';
import { demandSound } from '../plugins/sound-input.ts';

type Part<E extends Endpoint, K extends 'body' | 'params' | 'querystring'> = E['schema'] extends {
  [P in K]: infer S extends TSchema;
}
  ? Static<S>
  : undefined;

type Answer<E extends Endpoint> = {
  [S in keyof E['schema']['response']]: E['schema']['response'][S] extends TSchema
    ? Static<E['schema']['response'][S]>
    : never;
}[keyof E['schema']['response']];

export type Served<E extends Endpoint> = {
  body: Part<E, 'body'>;
  params: Part<E, 'params'>;
  query: Part<E, 'querystring'>;
  request: FastifyRequest;
  reply: FastifyReply;
};

export type ServedToStaff<E extends Endpoint> = Served<E> & { caller: Caller };

declare module 'fastify' {
  interface FastifyContextConfig {
    allow?: Endpoint['allow'];
  }
  interface FastifyRequest {
    caller?: Caller;
  }
}

/**
 * Opens one endpoint of the contract at a door: its schema checks what comes in and lets out only what it names; its
 * `allow` goes to the door's guard. The handler's parts and answer are typed by the contract.
 */
export function serve<const E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: (parts: Served<E>) => Promise<Answer<E> | FastifyReply>,
): void {
  const status = Number(Object.keys(endpoint.schema.response)[0]);
  app.route({
    method: endpoint.method,
    url: endpoint.url,
    schema: endpoint.schema,
    exposeHeadRoute: endpoint.head ?? false,
    // The description leaves HEAD out unless a route says that it means it.
    config: {
      allow: endpoint.allow,
      limit: endpoint.limit,
      swagger: { exposeHeadRoute: endpoint.method === 'HEAD' },
    },
    ...(endpoint.maxBodyBytes ? { bodyLimit: endpoint.maxBodyBytes } : {}),
    // A multipart body is read as a stream by its handler, which checks the parts against the same schema.
    ...(endpoint.schema.consumes ? { validatorCompiler: () => () => true } : {}),
    preValidation: async (request) => {
      numbersInQuery(endpoint, request);
      demandSound(request.params);
      demandSound(request.query, endpoint.schema.querystring);
      demandSound(request.body, endpoint.schema.body);
    },
    handler: async (request, reply) => {
      reply.code(status);
      return handler({
        body: request.body,
        params: request.params,
        query: request.query,
        request,
        reply,
      } as unknown as Served<E>);
    },
  });
}

/** A query is text: where the contract wants a whole number, digits become one before the schema looks. */
function numbersInQuery(endpoint: Endpoint, { query }: FastifyRequest): void {
  const asked = query as Record<string, unknown>;
  const wanted = (endpoint.schema.querystring as { properties?: Record<string, { type?: string }> })
    ?.properties;
  for (const [name, schema] of Object.entries(wanted ?? {})) {
    const text = asked[name];
    if (schema.type === 'integer' && typeof text === 'string' && /^\d{1,15}$/.test(text))
      asked[name] = Number(text);
  }
}

/** As {@link serve}, for a staff door: the guard has put the caller on the request. */
export function serveStaff<const E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  handler: (parts: ServedToStaff<E>) => Promise<Answer<E> | FastifyReply>,
): void {
  serve(app, endpoint, (parts) => {
    const { caller } = parts.request;
    if (!caller) throw new Error(`${endpoint.url} is served at a door without a guard`);
    return handler({ ...parts, caller });
  });
}
