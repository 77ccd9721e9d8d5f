import { mustBeAnother, mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { RETENTION_BLOCKERS } from './retention.ts';
import type { Role } from './role-list.ts';

/** PROPOSED by one person, then APPROVED or REFUSED by another; DONE once each of its leads is settled. */
export const ERASURE_RUN_STATUSES = ['PROPOSED', 'APPROVED', 'REFUSED', 'DONE'] as const;
export type ErasureRunStatus = (typeof ERASURE_RUN_STATUSES)[number];

export const ERASURE_ITEM_STATUSES = ['WAITING', 'ERASED', 'LEFT_OUT'] as const;
export type ErasureItemStatus = (typeof ERASURE_ITEM_STATUSES)[number];

/** Why a lead that was proposed stays: something came in between, its periods were lengthened, or nothing is left. */
export const LEFT_OUT_REASONS = [...RETENTION_BLOCKERS, 'NOT_DUE', 'RUN_REFUSED'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export const PROPOSES_ERASURE: readonly Role[] = ['ARCHIVIST'];
export const APPROVES_ERASURE: readonly Role[] = ['LEAD_AGENCY_HEAD'];
/** Who sees what will go and what went. Clear facts only, so nobody needs a key. */
export const SEES_RETENTION = ['ARCHIVIST', 'LEAD_AGENCY_HEAD', 'AUDITOR'] as const satisfies readonly Role[];

type Run = { status: ErasureRunStatus; proposedBy: string };

/** Approves or refuses a run. Throws ILLEGAL_TRANSITION, NOT_YOUR_STEP, SECOND_PERSON_NEEDED. */
export function decideErasure(run: Run, approve: boolean, actor: Actor): ErasureRunStatus {
  if (run.status !== 'PROPOSED') refuse('ILLEGAL_TRANSITION');
  mustBeOneOf(actor, approve ? APPROVES_ERASURE : [...APPROVES_ERASURE, ...PROPOSES_ERASURE]);
  // Whoever proposed it may take it back, but not let it go through.
  if (approve) mustBeAnother(actor, run.proposedBy);
  return approve ? 'APPROVED' : 'REFUSED';
}
