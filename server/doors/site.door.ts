import type { Multipart } from '@fastify/multipart';
import type {} from '@fastify/swagger';
import type { FastifyPluginAsync, FastifyRequest, InjectOptions, LightMyRequestResponse } from 'fastify';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openCookie, sealCookie } from '../crypto/sealed-cookie.ts';
import { refuse } from '../domain/errors.ts';
import { HEADERS_OF_ALL, STRICTEST_POLICY, httpsOnly } from '../plugins/headers.ts';
import { LOOPBACK } from '../plugins/visits.ts';

/** A form without files; forms with files are read part by part and never stand in memory. */
const FORM_LIMIT_BYTES = 1024 * 1024;
const PART_LIMITS = { fieldSize: 128 * 1024, fields: 200, files: 100, fileSize: Number.POSITIVE_INFINITY };
/** What all fields of such a form may weigh together: twice the longest narrative, with room for a long list. */
const FIELDS_LIMIT_BYTES = 256 * 1024;
const BUILT_PAGES = fileURLToPath(new URL('../../web/build', import.meta.url));
const PAGES_API = Symbol.for('tipward.pages-api');

export type SiteDoorOptions = {
  /** Scheme and host that people type, e.g. `https://jubao.example.gov.cn`; undefined takes the Host header. */
  publicOrigin?: string | undefined;
  /** Seals what a page keeps in the visitor's browser: the receipt code of somebody who looks up progress. */
  cookieKey: Buffer;
  now: () => Date;
  /** Where hCaptcha asks for it: what its widget on the report's page shows. */
  captchaSiteKey?: string | undefined;
  /** Where `vite build` left the pages. */
  buildFolder?: string;
};

/**
 * What the pages find on the raw request under `Symbol.for('tipward.pages-api')`: the API without a network hop,
 * in the name of the person who asked.
 */
export type PagesApi = {
  inject: (call: InjectOptions) => Promise<LightMyRequestResponse>;
  clientAddress: string;
  /** Whether the visitor came by https: the API, asked without a network, cannot see it. */
  overHttps: boolean;
  captchaSiteKey: string | undefined;
  seal: (name: string, value: string, expires: Date) => string;
  open: (name: string, sealed: string) => string | null;
  now: () => Date;
  /** The parts of a multipart form as they arrive. Read each file to its end before asking for the next part. */
  parts: () => AsyncIterableIterator<Multipart>;
};

type PageHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/**
 * The street door of the pages: whatever is not `/api/*` goes to the built SvelteKit handler. It guards nothing
 * itself: a page sees only what the API, asked with the visitor's own cookies, lets it see.
 */
export const siteDoor: FastifyPluginAsync<SiteDoorOptions> = async (site, options) => {
  const handler = await loadPages(options.buildFolder ?? BUILT_PAGES);
  const { cookieKey, now } = options;
  const api: Omit<PagesApi, 'clientAddress' | 'overHttps' | 'parts'> = {
    inject: async (call) => site.inject(call),
    seal: (name, value, expires) => sealCookie(cookieKey, name, value, expires),
    open: (name, sealed) => openCookie(cookieKey, name, sealed, now()),
    now,
    captchaSiteKey: options.captchaSiteKey,
  };

  // The pages read their own bodies; a parser here would drain them first. (Multipart's only marks the request.)
  site.removeContentTypeParser(['application/json', 'text/plain']);
  site.addContentTypeParser('*', (_request, _payload, done) => done(null));

  site.route({
    method: ['GET', 'HEAD', 'POST'],
    url: '/*',
    schema: { hide: true },
    exposeHeadRoute: false,
    handler: (request, reply) => {
      if (isApi(request.url)) return reply.callNotFound();
      const headers = headersOfPages(request);
      const overHttps = request.overHttps === true;
      const origin = visitedOrigin(request, options.publicOrigin);
      const { raw } = request;
      raw.headers['x-pages-protocol'] = origin.protocol.slice(0, -1);
      raw.headers['x-pages-host'] = origin.host;
      const parts: PagesApi['parts'] = () => shortFields(request.parts({ limits: PART_LIMITS }));
      const ofVisit: PagesApi = { ...api, clientAddress: request.ip, overHttps, parts };
      Object.assign(raw, { [PAGES_API]: ofVisit });
      // Told of no body, SvelteKit leaves the stream alone, and a page's action can ask for the parts.
      if (request.isMultipart()) raw.headers['content-length'] = '0';
      for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
      reply.hijack();
      void serve(handler, request, reply.raw);
    },
  });
};

/** A page brings its own content policy in the place of the strictest, which holds for whatever else lies here. */
const headersOfPages = (request: FastifyRequest): Record<string, string> => ({
  ...HEADERS_OF_ALL,
  ...httpsOnly(request),
  'content-security-policy': STRICTEST_POLICY,
  // `no-referrer` would blank the Origin of our own forms too, and with it the check against forged ones.
  'referrer-policy': 'same-origin',
});

async function serve(handler: PageHandler, request: FastifyRequest, response: ServerResponse): Promise<void> {
  try {
    await handler(request.raw, response, () => response.writeHead(404).end());
  } catch (error) {
    request.log.error({ err: error }, 'a page broke before it could answer');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

/** Files flow through, but fields stay in memory until the form has ended. @throws Refusal FILE_TOO_LARGE */
async function* shortFields(parts: AsyncIterable<Multipart>): AsyncGenerator<Multipart, void> {
  let bytes = 0;
  for await (const part of parts) {
    if (part.type === 'field') bytes += part.fieldname.length + Buffer.byteLength(String(part.value));
    if (bytes > FIELDS_LIMIT_BYTES) refuse('FILE_TOO_LARGE');
    yield part;
  }
}

function isApi(url: string): boolean {
  return /^\/api(?:[/?]|$)/.test(url);
}

/**
 * The origin that forms must come from. Somebody at the machine itself may use its loopback name whatever the public
 * one is; another site can forge neither that pair of headers nor, by pointing its name here, a loopback Host.
 */
function visitedOrigin(request: FastifyRequest, publicOrigin: string | undefined): URL {
  const typed = `${request.protocol}://${request.host}`;
  if (!URL.canParse(typed)) refuse('BAD_REQUEST');
  const visited = new URL(typed);
  const atTheMachine = LOOPBACK.has(visited.hostname) && request.headers.origin === visited.origin;
  return publicOrigin === undefined || atTheMachine ? visited : new URL(publicOrigin);
}

/**
 * The adapter reads its switches from the environment while it is imported, so they are set just before.
 * @throws Error with the mend when the pages have not been built.
 */
async function loadPages(folder: string): Promise<PageHandler> {
  const file = join(folder, 'handler.js');
  if (!existsSync(file)) throw new Error(`The pages are not built (${file} is missing). Run: npx vite build`);
  process.env['PAGES_PROTOCOL_HEADER'] = 'x-pages-protocol';
  process.env['PAGES_HOST_HEADER'] = 'x-pages-host';
  process.env['PAGES_BODY_SIZE_LIMIT'] = String(FORM_LIMIT_BYTES);
  const pages = (await import(pathToFileURL(file).href)) as { handler: PageHandler };
  return pages.handler;
}
