import type { Proposal } from './acting.ts';
import type { Figures, Milestone } from './disposition-figures.ts';
import type { CaseStatus, CaseTransitionId, CaseVerb } from './disposition-transitions.ts';

/** A disposition case as its rules see it. Dates are local (`YYYY-MM-DD`), staff ids UUIDs. */
export type CaseSnapshot = {
  status: CaseStatus;
  proposal: Proposal<CaseVerb> | null;
  /** Both officers who reported for a transfer: neither decides about it. */
  reportedBy: readonly string[];
  /** By when what was ordered is done; null where nothing was. */
  deadline: string | null;
};

/** What a form brings, whatever the verb: each rule says what it needs. `on` is the day on which it happened. */
export type CaseCommand = Figures & {
  verb: CaseVerb;
  on: string;
  words: string;
  documentNo: string;
  deadline: string | null;
  milestones: readonly Milestone[];
};

export type CaseChanges = Partial<Pick<CaseSnapshot, 'reportedBy' | 'deadline'>>;
export type CaseStep = {
  transition: CaseTransitionId;
  from: CaseStatus | null;
  to: CaseStatus;
  changes: CaseChanges & { status: CaseStatus; proposal: null };
};
