/** What is counted, in the order in which it happens. */
export const MEASURES = ['received', 'accepted', 'verified'] as const;
export type Measure = (typeof MEASURES)[number];
/** null: withheld. */
export type Counted = Record<Measure, number | null>;
