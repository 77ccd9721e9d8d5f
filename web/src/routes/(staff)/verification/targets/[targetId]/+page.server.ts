import { readTarget } from '$contract/targets.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import { flood } from '#lib/server/target-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  target: opened(event, await call(event.fetch, readTarget, { params: event.params })),
  shown: crypto.randomUUID(),
});

export const actions = { flood } satisfies Actions;
