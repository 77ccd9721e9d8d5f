export * from './lead-transitions.ts';
export * from './lead-snapshot.ts';
export * from './lead-commands.ts';
