import type { RequestEvent } from '@sveltejs/kit';
import { isLocale, type Locale } from '#lib/messages/index.ts';
import { isTheme, type Theme } from '#lib/themes.ts';
import { insideApi } from './inside-api.ts';

const LANGUAGE = 'tipward-language';
const ELDERLY = 'tipward-elderly';
const THEME = 'tipward-theme';

export type Preferences = { locale: Locale; elderly: boolean; theme: Theme };

/**
 * Reads how the visitor wants to read: `?lang=en`, `?elderly=1`, `?theme=dark` change it, session cookies keep it. They end with
 * the browser, so that on a borrowed phone nothing tells of the visit.
 */
export function readPreferences(event: RequestEvent): Preferences {
  const { url, cookies } = event;
  const secure = insideApi(event).overHttps;
  const named = (name: string): string => (secure ? `__Host-${name}` : name);
  const keep = (name: string, value: string): void => {
    cookies.set(named(name), value, { path: '/', sameSite: 'lax', httpOnly: true, secure });
  };
  const wantedLocale = url.searchParams.get('lang');
  const wantedElderly = url.searchParams.get('elderly');
  const wantedTheme = url.searchParams.get('theme');
  if (isLocale(wantedLocale)) keep(LANGUAGE, wantedLocale);
  if (wantedElderly === '1' || wantedElderly === '0') keep(ELDERLY, wantedElderly);
  if (isTheme(wantedTheme)) keep(THEME, wantedTheme);
  const locale = cookies.get(named(LANGUAGE));
  const theme = cookies.get(named(THEME));
  return {
    locale: isLocale(locale) ? locale : 'zh-CN',
    elderly: cookies.get(named(ELDERLY)) === '1',
    theme: isTheme(theme) ? theme : 'auto',
  };
}
