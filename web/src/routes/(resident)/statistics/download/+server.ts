import { error } from '@sveltejs/kit';
import { downloadStatistics } from '$contract/statistics.ts';
import type { RequestHandler } from './$types';

/** The table as the office wrote it, in the reader's language. */
export const GET: RequestHandler = async ({ fetch, locals }) => {
  const answer = await fetch(`${downloadStatistics.url}?lang=${locals.locale}`);
  if (!answer.ok) error(503);
  return new Response(answer.body, {
    headers: {
      'content-type': answer.headers.get('content-type') ?? 'text/csv',
      'content-disposition': answer.headers.get('content-disposition') ?? 'attachment',
    },
  });
};
