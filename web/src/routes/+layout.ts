import { areasOf } from '#lib/areas.ts';
import { districtWords } from '#lib/messages/district-words.ts';
import { loadWords } from '#lib/messages/index.ts';
import type { LayoutLoad } from './$types';

// A page ships JavaScript only where it says so itself: what explains needs none.
export const csr = false;

export const load: LayoutLoad = async ({ data, route }) => ({
  ...data,
  words: districtWords(await loadWords(data.locale, areasOf(route.id)), data.district, data.locale),
});
