import { insideApi } from '#lib/server/inside-api.ts';
import type { PageServerLoad } from './$types';

/** Whether a company outside checks who is a person: then it learns of the visit, and the page says so. */
export const load: PageServerLoad = (event) => ({ hcaptcha: insideApi(event).captchaSiteKey !== undefined });
