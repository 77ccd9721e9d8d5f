import type { JointUnit } from './units.ts';

export const DETERMINATION_OUTCOMES = ['SUBSTANTIATED', 'UNSUBSTANTIATED', 'FALSE_REPORT'] as const;
export type DeterminationOutcome = (typeof DETERMINATION_OUTCOMES)[number];

/** 1 is the best: direct evidence and a full match. */
export const LEAD_GRADES = [1, 2, 3, 4] as const;
export type LeadGrade = (typeof LEAD_GRADES)[number];

/** A warning talk or order, B guided resolution, C transfer to the police (甲、乙、丙). */
export const DISPOSITION_CLASSES = ['A', 'B', 'C'] as const;
export type DispositionClass = (typeof DISPOSITION_CLASSES)[number];

/** One unit's signature; a unit that disagrees signs too, with its dissent on record. */
export type UnitSignature = { unit: JointUnit; by: string; dissent: string | null };
