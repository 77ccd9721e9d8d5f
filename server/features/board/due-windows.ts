import { dueWindow } from '../../domain/lead-filter.ts';

/** What is late now, what falls due before today has ended, and what before the week has; today begins at midnight. */
export type DueWindows = { now: Date; dayBegins: Date; dayEnds: Date; weekEnds: Date };

/** The windows of the queue's filter, so that a number and the list behind it agree. */
export function dueWindowsAt(now: Date): DueWindows {
  const { from, to } = dueWindow('today', now);
  return { now, dayBegins: from ?? now, dayEnds: to, weekEnds: dueWindow('week', now).to };
}
