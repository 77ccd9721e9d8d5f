import type { Static, TSchema } from 'typebox';
import type { Endpoint, ErrorAnswer } from '$contract/endpoint.ts';

type Part<E extends Endpoint, K extends 'params' | 'querystring' | 'body'> =
  E['schema'] extends Record<K, infer S> ? (S extends TSchema ? Static<S> : never) : never;

/** What the endpoint answers when it says yes: the schema beside its 2xx status. */
export type AnswerOf<E extends Endpoint> = {
  [S in keyof E['schema']['response']]: S extends 200 | 201 | 202
    ? E['schema']['response'][S] extends TSchema
      ? Static<E['schema']['response'][S]>
      : never
    : never;
}[keyof E['schema']['response']];

/** The office's "no", as every page shows it; `retryAfter` in seconds where a new try is welcome. */
export type Problem = Omit<ErrorAnswer, 'fields'> & {
  /** `about`: what the page itself knows of the mistake: a file's name, a limit, how much was typed. */
  fields: (NonNullable<ErrorAnswer['fields']>[number] & { about?: Record<string, string | number> })[];
  status: number;
  retryAfter?: number;
};

export type Answer<T> = { ok: true; data: T } | { ok: false; error: Problem };

type Fetch = typeof globalThis.fetch;
type Ask<E extends Endpoint> = {
  params?: Part<E, 'params'>;
  query?: Part<E, 'querystring'>;
  body?: Part<E, 'body'>;
  /** For endpoints that take multipart instead of JSON: a stream of parts and the type that names their boundary. */
  upload?: { type: string; body: ReadableStream<Uint8Array> };
};

/**
 * The only way from a page to the API: `call(fetch, readLead, { params: { leadId } })`. Never throws for a refusal;
 * a network that fails comes back as BUSY, so that pages have one kind of trouble to show.
 */
export async function call<const E extends Endpoint>(
  fetch: Fetch,
  endpoint: E,
  ask: Ask<E> = {},
): Promise<Answer<AnswerOf<E>>> {
  const init: RequestInit & { duplex?: 'half' } = {
    method: endpoint.method,
    headers: { accept: 'application/json' },
  };
  if (ask.upload) {
    init.body = ask.upload.body;
    init.duplex = 'half';
    init.headers = { ...init.headers, 'content-type': ask.upload.type };
  } else if (ask.body !== undefined) {
    init.body = JSON.stringify(ask.body);
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  try {
    const response = await fetch(address(endpoint.url, ask.params ?? {}, ask.query ?? {}), init);
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, data: answer as AnswerOf<E> };
    return { ok: false, error: problemOf(response, answer as Partial<ErrorAnswer>) };
  } catch {
    return { ok: false, error: { code: 'BUSY', message: '', fields: [], requestId: '', status: 503 } };
  }
}

function address(url: string, params: object, query: object): string {
  const values = new Map(Object.entries(params));
  const path = url.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name) ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search}` : path;
}

function problemOf(response: Response, answer: Partial<ErrorAnswer>): Problem {
  const seconds = Number(response.headers.get('retry-after'));
  return {
    code: answer.code ?? 'INTERNAL',
    message: answer.message ?? '',
    fields: answer.fields ?? [],
    requestId: answer.requestId ?? '',
    status: response.status,
    ...(seconds > 0 ? { retryAfter: seconds } : {}),
  };
}
