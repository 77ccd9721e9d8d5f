import type { PageServerLoad } from './$types';

/** The paper is the same for everybody; the number of an award tells nothing, and stands on it only if it is one. */
export const load: PageServerLoad = ({ url }) => {
  const number = url.searchParams.get('number') ?? '';
  return { number: /^[A-Z0-9-]{4,20}$/.test(number) ? number : '' };
};
