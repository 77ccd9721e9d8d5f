/** What the board counts; the queue's filter knows them by the same names. */
export const DUES = ['overdue', 'today', 'week'] as const;
export type Due = (typeof DUES)[number];

/** One line of the board; `list` is the queue behind its numbers, null where this person reads numbers only. */
export type DueRow = Record<Due, number> & {
  who: string;
  of?: string;
  list: string | null;
  scorecard?: number;
};
