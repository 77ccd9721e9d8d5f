import { readDistrictFile } from '$contract/district-file.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { RequestHandler } from './$types';

/** The district as a file to keep, or to set another portal up with. */
export const GET: RequestHandler = async (event) => {
  const { file } = opened(event, await call(event.fetch, readDistrictFile));
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="district-${file.code}.json"`,
      'x-content-type-options': 'nosniff',
    },
  });
};
