import { listTemplates } from '$contract/payment-templates.ts';
import { call } from '#lib/api.ts';
import { opened } from '#lib/server/staff-door.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => opened(event, await call(event.fetch, listTemplates));
