import type { RequestEvent } from '@sveltejs/kit';
import { formatDate } from '../dates.ts';
import { insideApi } from './inside-api.ts';

/** The time that a page was asked about, as far as its address says so. */
export function periodAsked(url: URL): { period?: string; from?: string; to?: string } {
  const asked: Record<string, string> = {};
  for (const name of ['period', 'from', 'to']) {
    const value = url.searchParams.get(name);
    if (value) asked[name] = value;
  }
  return asked;
}

/** Today by the office's clock, `2026-11-24`. */
export const today = (event: RequestEvent): string =>
  formatDate(insideApi(event).now().toISOString(), 'zh-CN', 'officer');
