/**
 * Whether a report came with a proof that a person's browser sent it. UNVERIFIED ones are received just the same and
 * wait in a tray of their own; CLEARED: intake looked and moved it among the others.
 */
export const SCREENINGS = ['VERIFIED', 'UNVERIFIED', 'CLEARED'] as const;
export type Screening = (typeof SCREENINGS)[number];
