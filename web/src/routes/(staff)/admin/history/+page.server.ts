import { readPeopleHistory, readSettingsHistory, SETTING_AREAS } from '$contract/settings-history.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

const PEOPLE = { code: 'people', zh: '人员、角色和岗位', en: 'People, roles and desks' };

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const asked = searchParams.get('area');
  // An address of another version leads to all of it, not to an error.
  const area = SETTING_AREAS.find(({ code }) => code === asked)?.code;
  const before = Number(searchParams.get('before') ?? Number.NaN);
  const paged = Number.isSafeInteger(before) && before >= 0;
  const bound = paged ? { before } : {};
  // Only whoever looks after people reads what was done to their accounts; for others it is no area.
  const { me } = await event.parent();
  const ofPeople = readPeopleHistory.allow.some((role) => me.roles.includes(role));
  const answer =
    asked === PEOPLE.code && ofPeople
      ? await call(event.fetch, readPeopleHistory, { query: bound })
      : await call(event.fetch, readSettingsHistory, { query: { ...(area ? { area } : {}), ...bound } });
  const { entries, next } = opened(event, answer);
  const areas = ofPeople ? [PEOPLE, ...SETTING_AREAS] : SETTING_AREAS;
  return { entries, next, area: areas.find(({ code }) => code === asked)?.code ?? null, paged, areas };
};
