/** The office's code lists: what may be stored in each coded field, with its words in both languages. */
export * from './code-lists/code-item.ts';
export * from './code-lists/sectors.ts';
export * from './code-lists/fundraising-modes.ts';
export * from './code-lists/bands.ts';
export * from './code-lists/report-form.ts';
export * from './code-lists/report-answers.ts';
export * from './code-lists/registration.ts';
export * from './code-lists/reasons.ts';
export * from './code-lists/reward-reasons.ts';
export * from './code-lists/access-reasons.ts';
export * from './code-lists/legal-holds.ts';
export * from './code-lists/succession-reasons.ts';
export * from './code-lists/supplement.ts';
export * from './code-lists/measures.ts';
export * from './code-lists/check-prompts.ts';
export * from './code-lists/boundaries.ts';
export * from './code-lists/reconciliation.ts';
