import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const alias = { $contract: fileURLToPath(new URL('../server/contract', import.meta.url)) };

/** Rooms whose tests need no database: the rules, the cryptography, the pages' own code, the house's plan. */
const PURE = ['domain', 'crypto', 'web', 'architecture'];
/** Real processes and a real browser: after the others. */
const HEAVY = ['runtime', 'faults', 'journeys'];

/** Generous: a slow or busy machine makes a test late, not wrong. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000 };

const files = (folder: string) => `tests/${folder}/**/*.test.ts`;
const office = {
  globalSetup: ['tests/support/test-cluster.setup.ts'],
  ...PATIENCE,
};
const heavy = { testTimeout: 180_000, hookTimeout: 180_000 };

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    root,
    pool: 'forks',
    // One more than the smallest machine has cores: much of a file's time is waiting for processes, mails and browsers.
    maxWorkers: 3,
    reporters: ['default', 'tests/support/closing-line.ts'],
    projects: [
      ...PURE.map((name) => ({
        extends: true as const,
        test: { name, include: [files(name)], ...PATIENCE },
      })),
      {
        extends: true as const,
        // Whatever else lies in tests/ runs too, so that a new folder cannot be forgotten.
        test: {
          ...office,
          name: 'api',
          include: ['tests/**/*.test.ts'],
          exclude: [...PURE, ...HEAVY, 'bench'].map((folder) => `tests/${folder}/**`),
          sequence: { groupOrder: 1 },
        },
      },
      ...HEAVY.map((name) => ({
        extends: true as const,
        test: {
          ...(name === 'runtime' ? {} : office),
          ...heavy,
          name,
          include: [files(name)],
          sequence: { groupOrder: 2 },
        },
      })),
    ],
  },
});
