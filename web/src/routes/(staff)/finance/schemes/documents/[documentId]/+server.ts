import { error } from '@sveltejs/kit';
import { openSchemePaper } from '$contract/scheme-desk.ts';
import type { RequestHandler } from './$types';

/** The paper that approves a measure; the opening is in the log before a byte leaves. */
export const GET: RequestHandler = async ({ fetch, params }) => {
  const answer = await fetch(
    openSchemePaper.url.replace(':documentId', encodeURIComponent(params.documentId)),
  );
  if (!answer.ok) error(answer.status === 401 ? 401 : answer.status === 404 ? 404 : 403);
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  for (const name of ['content-type', 'content-disposition']) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
};
