import { error, type RequestEvent } from '@sveltejs/kit';
import type { Endpoint } from '$contract/endpoint.ts';

/** Asks the office for a file and hands it on as it came; what was asked for stands in no address. */
export async function relayFile(
  event: RequestEvent,
  endpoint: Pick<Endpoint, 'url' | 'method'>,
  body: object,
): Promise<Response> {
  const answer = await event.fetch(endpoint.url, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) error(answer.status);
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  for (const name of ['content-type', 'content-disposition']) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
}
