import { compareSchemeVersions } from '$contract/scheme-desk.ts';
import { listSchemes } from '$contract/schemes.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { schemes } = opened(event, await call(event.fetch, listSchemes));
  const { searchParams } = event.url;
  const of = (name: string, otherwise: string | undefined): string | undefined =>
    schemes.find(({ id }) => id === searchParams.get(name))?.id ?? otherwise;
  // What is in force against the newest draft: the question that is asked most.
  const before = of('before', schemes.find(({ status }) => status === 'ACTIVE')?.id ?? schemes[0]?.id);
  const after = of('after', (schemes.find(({ status }) => status === 'DRAFT') ?? schemes[1])?.id);
  const params = before && after && before !== after ? { schemeId: before, otherId: after } : null;
  const compared = params ? opened(event, await call(event.fetch, compareSchemeVersions, { params })) : null;
  return {
    choices: schemes.map(({ id, title, version, status }) => ({ id, title, version, status })),
    before,
    after,
    compared,
  };
};
