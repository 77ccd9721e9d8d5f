export type CaseField = 'words' | 'documentNo' | 'deadline' | 'milestones' | 'figures' | 'corrects';
type Asked = {
  fields: readonly CaseField[];
  /** Not needed for this one. */ optional?: readonly CaseField[];
};

/** What the form of each act asks for, in its order. */
export const CASE_FORMS: Record<string, Asked> = {
  warn: { fields: ['deadline', 'words'] },
  order: { fields: ['documentNo', 'deadline', 'words'] },
  rectify: { fields: ['words', 'figures'] },
  lapse: { fields: ['words'] },
  toB: { fields: ['words'] },
  toC: { fields: ['words'] },
  guide: { fields: ['words', 'milestones', 'figures'] },
  replan: { fields: ['words', 'milestones'] },
  resolve: { fields: ['words', 'figures'] },
  reportTransfer: { fields: ['words', 'figures'] },
  decideTransfer: { fields: ['words', 'documentNo'], optional: ['words', 'documentNo'] },
  refuseTransfer: { fields: ['words'] },
  deliver: { fields: ['documentNo'] },
  file: { fields: ['documentNo', 'figures', 'words'], optional: ['words'] },
  declineFiling: { fields: ['documentNo', 'words'] },
  askReconsideration: { fields: ['words'] },
  uphold: { fields: ['words'] },
  backToA: { fields: ['words'] },
  backToB: { fields: ['words'] },
  prosecute: { fields: ['documentNo', 'figures', 'words'], optional: ['documentNo', 'words'] },
  judge: { fields: ['documentNo', 'figures', 'words'], optional: ['words'] },
  discontinue: { fields: ['words', 'documentNo'], optional: ['documentNo'] },
  figures: { fields: ['figures', 'words'], optional: ['words'] },
  policeReceipt: { fields: ['documentNo', 'words'], optional: ['words'] },
  correct: { fields: ['corrects', 'figures', 'words'] },
};

/** How many instalments a plan's form has room for; whoever needs more changes the plan later. */
export const INSTALMENTS = [0, 1, 2, 3, 4, 5] as const;

/** The acts whose form says a word more about itself. */
export const HINTED = [
  'reportTransfer',
  'decideTransfer',
  'refuseTransfer',
  'guide',
  'replan',
  'figures',
  'correct',
  'lapse',
] as const;
