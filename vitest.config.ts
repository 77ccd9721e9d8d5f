// So that `npx vitest run tests/…` finds it: beside vite.config.ts, which is the pages' own, it takes precedence.
export { default } from './tests/vitest.config.ts';
