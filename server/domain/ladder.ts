/** What a missed date leads to, in this order: the step's supervisor, the head of the lead agency, the scorecard. */
export const RUNGS = ['SUPERVISOR', 'HEAD', 'SCORECARD'] as const;
export type Rung = (typeof RUNGS)[number];

/**
 * When a rung is reached: on the n-th working day after the date, or, where a tip cannot wait (the two-hour clock), so
 * many minutes after it. A rung that is off is left out.
 */
export type RungSetting = { on: boolean; workingDays: number; urgentMinutes: number };
export type Ladder = Record<Rung, RungSetting>;

export const DEFAULT_LADDER: Ladder = {
  SUPERVISOR: { on: true, workingDays: 1, urgentMinutes: 0 },
  HEAD: { on: true, workingDays: 3, urgentMinutes: 30 },
  SCORECARD: { on: true, workingDays: 5, urgentMinutes: 120 },
};

export const LANES = ['ORDINARY', 'URGENT'] as const;
export type Lane = (typeof LANES)[number];
