/** The cases that the notice names (四(四)), then those that residents meet most. */
export const CASES = ['campus', 'trap', 'rebate', 'shares', 'elderly', 'online'] as const;
export type Case = (typeof CASES)[number];
