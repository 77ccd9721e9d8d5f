import { formatMoment } from '#lib/dates.ts';

/** An instant as a box for day and hour wants it, by the clock in China: `2026-12-01T09:30`. */
export const localMoment = (moment: string): string =>
  formatMoment(moment, 'zh-CN', 'officer').replace(' ', 'T');
