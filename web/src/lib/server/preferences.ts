import type { Cookies } from '@sveltejs/kit';
import { isLocale, type Locale } from '#lib/messages/index.ts';

const LANGUAGE = 'tipward-language';
const ELDERLY = 'tipward-elderly';

/**
 * Reads how the visitor wants to read: `?lang=en`, `?elderly=1` change it, session cookies keep it. They end with
 * the browser, so that on a borrowed phone nothing tells of the visit.
 */
export function readPreferences(url: URL, cookies: Cookies): { locale: Locale; elderly: boolean } {
  const secure = url.protocol === 'https:';
  const keep = (name: string, value: string): void => {
    cookies.set(name, value, { path: '/', sameSite: 'lax', httpOnly: true, secure });
  };
  const wantedLocale = url.searchParams.get('lang');
  const wantedElderly = url.searchParams.get('elderly');
  if (isLocale(wantedLocale)) keep(LANGUAGE, wantedLocale);
  if (wantedElderly === '1' || wantedElderly === '0') keep(ELDERLY, wantedElderly);
  const locale = cookies.get(LANGUAGE);
  return { locale: isLocale(locale) ? locale : 'zh-CN', elderly: cookies.get(ELDERLY) === '1' };
}
