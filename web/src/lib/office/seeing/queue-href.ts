/** What the queue is asked for, as its address spells it. */
export type QueueAsked = Partial<
  Record<
    'status' | 'sector' | 'township' | 'mode' | 'channel' | 'from' | 'to' | 'due' | 'unit' | 'target',
    string
  >
>;

/** The queue behind a number: all trays, narrowed as the number was counted. */
export function queueHref(asked: QueueAsked): string {
  return `/verification?${new URLSearchParams({ tray: 'ALL', ...asked })}`;
}
