import { error } from '@sveltejs/kit';
import { listSchemes } from '$contract/schemes.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { RequestHandler } from './$types';

/** One version of a measure as a file: what `scheme evaluate` reads, and another district may start from. */
export const GET: RequestHandler = async (event) => {
  const { schemes } = opened(event, await call(event.fetch, listSchemes));
  const scheme = schemes.find(({ id }) => id === event.params.schemeId) ?? error(404);
  return new Response(`${JSON.stringify(scheme.document, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="reward-scheme-v${scheme.version}.json"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
};
