export * from './reward-transitions.ts';
export * from './reward-snapshot.ts';
export * from './reward-commands.ts';
