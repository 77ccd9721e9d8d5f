import { error, type RequestEvent } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';

type Answer = { statusCode: number; headers: Record<string, unknown>; rawPayload: Uint8Array };
/** What the site door lays on the raw request, under a symbol that both name. */
type PagesApi = {
  inject: (call: Record<string, unknown>) => Promise<Answer>;
  clientAddress: string;
  /** Whether the visitor came by https; cookies go by it. */
  overHttps: boolean;
  /** Where hCaptcha asks for it: what its widget shows. */
  captchaSiteKey: string | undefined;
  seal: (name: string, value: string, expires: Date) => string;
  open: (name: string, sealed: string) => string | null;
  now: () => Date;
  parts: () => AsyncIterable<FormPart>;
};

/** One part of a multipart form; a file is read to its end before the next part is asked for. */
export type FormPart =
  | { type: 'field'; fieldname: string; value: unknown }
  | { type: 'file'; fieldname: string; filename: string | undefined; mimetype: string; file: Readable };

/** Headers of the visit that the API judges by: who (cookie), from which page (origin), in which language. */
const CARRIED = ['origin', 'user-agent', 'accept-language', 'sec-fetch-site', 'x-request-id'];

/**
 * Answers a page's `fetch('/api/…')` inside this process. The API sees the visitor's cookies and address, and the
 * cookies that it sets reach the visitor. A form's files stream through and are never copied whole.
 */
export async function callInside(event: RequestEvent, request: Request): Promise<Response> {
  const api = insideApi(event);
  const url = new URL(request.url);
  const headers: Record<string, string> = {
    host: url.host,
    'x-pages-protocol': api.overHttps ? 'https' : 'http',
  };
  for (const name of CARRIED) copy(event.request.headers, name, headers);
  for (const name of ['content-type', 'accept', 'origin']) copy(request.headers, name, headers);
  const cookie = cookieHeader(event);
  if (cookie) headers['cookie'] = cookie;
  const answer = await api.inject({
    method: request.method,
    url: url.pathname + url.search,
    headers,
    remoteAddress: api.clientAddress,
    ...(request.body ? { payload: Readable.fromWeb(request.body as NodeStream) } : {}),
  });
  return toResponse(event, answer);
}

/** @throws Error when the pages run without the site door (which hands the API over). */
export function insideApi(event: RequestEvent): PagesApi {
  const raw = event.platform?.req as unknown as Record<symbol, PagesApi | undefined> | undefined;
  const api = raw?.[Symbol.for('tipward.pages-api')];
  if (!api) throw new Error('The pages were reached without the site door, so they have no API to ask.');
  return api;
}

/** A form with files, part by part as it arrives; a form in another shape is refused with 415. */
export function formParts(event: RequestEvent): AsyncIterable<FormPart> {
  if (formType(event.request) !== 'multipart/form-data') error(415, 'unreadable form');
  return insideApi(event).parts();
}

/** What a form says that it is, without its boundary. */
export const formType = (request: Request): string | undefined =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();

function copy(from: Headers, name: string, to: Record<string, string>): void {
  const value = from.get(name);
  if (value) to[name] = value;
}

// Cookies that an earlier call of the same visit has just set count too, so not the request's own header.
function cookieHeader(event: RequestEvent): string {
  return event.cookies
    .getAll({ decode: (value) => value })
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}

function toResponse(event: RequestEvent, answer: Answer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (name === 'set-cookie') for (const line of [value].flat()) keepCookie(event, String(line));
    else headers.set(name, String(value));
  }
  const empty = answer.statusCode === 204 || answer.statusCode === 304;
  return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
    status: answer.statusCode,
    headers,
  });
}

function keepCookie(event: RequestEvent, line: string): void {
  const { name, value, ...options } = event.cookies.parse(line, { decode: (text) => text });
  const encode = (text: string): string => text;
  const { secure = false, httpOnly = false } = options;
  event.cookies.set(name, value ?? '', { ...options, secure, httpOnly, encode });
}
