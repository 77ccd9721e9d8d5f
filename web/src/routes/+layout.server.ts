import { getDistrict } from '$contract/district.ts';
import { call } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, locals }) => {
  const district = await call(fetch, getDistrict);
  // Without the district the pages still open, with plain names: an explanation beats an error.
  const { locale, elderly, theme } = locals;
  return { locale, elderly, theme, district: district.ok ? district.data : null };
};
