export * from './reward-transitions.ts';
export * from './reward-snapshot.ts';
export * from './reward-commands.ts';
export * from './reward-decide.ts';
export * from './reward-owed.ts';
export * from './reward-appeal.ts';
export * from './reward-promise.ts';
export { formerHandsFrom, HAND_OF } from './reward-hands.ts';
