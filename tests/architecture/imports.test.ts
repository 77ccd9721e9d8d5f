import { readFile } from 'node:fs/promises';
import { type ICruiseOptions, type ICruiseResult, cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

type Plan = { forbidden: object[]; options: ICruiseOptions };

const plan = JSON.parse(await readFile('.dependency-cruiser.json', 'utf8')) as Plan;

/** Two breaches that every walk must see: an import of a type alone, and one of a library's inside. */
const planted = [
  {
    name: 'planted',
    severity: 'error',
    from: { path: '^server/domain/lead-decide' },
    to: { path: '^server/domain/actor', dependencyTypes: ['type-only'] },
  },
  {
    name: 'planted-drizzle',
    severity: 'error',
    from: { path: '\\.store\\.ts$' },
    to: { path: 'node_modules/drizzle-orm/' },
  },
];

// One walk for both tests: it reads the whole house.
const { output } = await cruise(['server', 'web/src', 'tests'], {
  ...plan.options,
  ruleSet: { forbidden: [...plan.forbidden, ...planted] } as never,
  validate: true,
});
const { summary } = output as ICruiseResult;
const isPlanted = ({ rule }: { rule: { name: string } }) => rule.name.startsWith('planted');

describe('the house keeps its plan', () => {
  it('nobody imports what the plan forbids them', () => {
    const broken = summary.violations.filter((violation) => !isPlanted(violation));
    expect(broken.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(200);
  });

  it('the walk sees imports of types and of relative files, so that it can find a breach', () => {
    const found = summary.violations.filter(isPlanted).map(({ rule }) => rule.name);
    expect(new Set(found)).toEqual(new Set(['planted', 'planted-drizzle']));
  });
});
