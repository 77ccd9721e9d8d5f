import { readSettingsHistory, SETTING_AREAS } from '$contract/settings-history.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const asked = searchParams.get('area');
  // An address of another version leads to all of it, not to an error.
  const area = SETTING_AREAS.find(({ code }) => code === asked)?.code;
  const before = Number(searchParams.get('before') ?? Number.NaN);
  const paged = Number.isSafeInteger(before) && before >= 0;
  const query = { ...(area ? { area } : {}), ...(paged ? { before } : {}) };
  const { entries, next } = opened(event, await call(event.fetch, readSettingsHistory, { query }));
  return { entries, next, area: area ?? null, paged, areas: SETTING_AREAS };
};
