export * from './lead-transitions.ts';
export * from './lead-snapshot.ts';
export * from './lead-commands.ts';
export * from './lead-decide.ts';
export * from './lead-flags.ts';
export * from './lead-owed.ts';
export type { LeadChanges } from './lead-rule.ts';
