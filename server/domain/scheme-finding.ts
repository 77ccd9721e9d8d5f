import type { FactUsed } from './scheme-types.ts';

/**
 * FAULT: the rule set doesn't say what it pays, and can't come into force. NOTE: it does, and somebody should know how.
 */
export type FindingLevel = 'FAULT' | 'NOTE';
export const FINDING_KINDS = [
  'GAP',
  'OVERLAP',
  'CONTRADICTION',
  'SHADOWED',
  'NEVER',
  'CAP_BELOW',
  'ANONYMOUS',
  'ORDER',
  'EXCEPTION_LESS',
  'UNCOVERED',
  'TOO_WIDE',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** `path` as in the document; `stageId` null: about the grades or the whole; `example`: a case that shows it. */
export type Finding = {
  level: FindingLevel;
  kind: FindingKind;
  path: string;
  stageId: string | null;
  bands: string[];
  example: FactUsed[];
};
