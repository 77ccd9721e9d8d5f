import type { CatalogueName } from '$contract/code-lists.ts';
import type { LeadVerb } from '$contract/vocabulary.ts';

/** What a step of the lead's machine asks for beside the lead itself. */
export type LeadStepField =
  | 'reasonCode'
  | 'note'
  | 'referredTo'
  | 'documentNo'
  | 'grade'
  | 'class'
  | 'finding'
  | 'units'
  | 'items'
  | 'answer';

export type LeadStepForm = {
  fields: readonly LeadStepField[];
  /** The list of the district's from which a reason is chosen. */
  codes?: CatalogueName;
  /** Which words the document number goes by. */
  document?: 'documentNo' | 'filingNo' | 'receiptNo';
  /** Whether the words may be left out. */
  noteOptional?: boolean;
  danger?: boolean;
};

const REASONED: LeadStepForm = { fields: ['note'] };
const NOTHING: LeadStepForm = { fields: [] };

/**
 * The steps that a plain form takes. Those left out have forms of their own: acceptance, assignment, and what the
 * determination's signatures decide.
 */
export const LEAD_STEP_FORMS: Partial<Record<LeadVerb, LeadStepForm>> = {
  requestSupplement: { fields: ['items', 'note'], noteOptional: true },
  rejectUnsupplied: {
    fields: ['reasonCode', 'note'],
    codes: 'rejectReasons',
    noteOptional: true,
    danger: true,
  },
  reject: { fields: ['reasonCode', 'note'], codes: 'rejectReasons', noteOptional: true, danger: true },
  referOut: { fields: ['referredTo', 'note'], noteOptional: true },
  returnToCoordinator: REASONED,
  startVerifying: NOTHING,
  convene: NOTHING,
  returnForProof: { fields: ['units', 'note'] },
  verifyByFiling: { fields: ['documentNo', 'grade', 'class'], document: 'filingNo' },
  dispose: NOTHING,
  closeVerified: REASONED,
  closeDisposed: REASONED,
  closeUnsubstantiated: NOTHING,
  closeFalse: { fields: ['finding', 'note'] },
  reopenRejected: { fields: ['note', 'answer'] },
  reopenUnsubstantiated: { fields: ['note', 'answer'] },
  reopenClosed: REASONED,
  archiveClosed: NOTHING,
  archiveRejected: NOTHING,
  archiveReferred: { fields: ['documentNo'], document: 'receiptNo' },
  archiveWithdrawn: NOTHING,
};
