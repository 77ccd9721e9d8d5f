/** The reward scheme: a district's measure as data, and the engine that reckons with it. */
export * from './scheme-types.ts';
export * from './scheme-facts.ts';
export * from './scheme-engine.ts';
export * from './scheme-terms.ts';
export * from './scheme-check.ts';
export * from './scheme-comparison.ts';
export * from './scheme-explain.ts';
export * from './scheme-facts-check.ts';
export * from './scheme-findings.ts';
export * from './scheme-finding-words.ts';
export * from './scheme-shares.ts';
export * from './scheme-year-cap.ts';
export * from './scheme-sentence.ts';
export * from './scheme-outline.ts';
export * from './scheme-order.ts';
export * from './default-scheme.ts';
