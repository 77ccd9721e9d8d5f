import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The finance door itself: on to the first page behind it that this person may open. */
export const load: PageServerLoad = async ({ parent }) => {
  const { pages } = await parent();
  const first = pages.find(({ href }) => href.startsWith('/finance/'));
  if (!first) error(403);
  redirect(303, first.href);
};
