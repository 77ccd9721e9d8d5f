import { readFile } from 'node:fs/promises';
import { type ICruiseOptions, type ICruiseResult, cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

type Plan = { forbidden: object[]; options: ICruiseOptions };

const plan = JSON.parse(await readFile('.dependency-cruiser.json', 'utf8')) as Plan;

async function walk(forbidden: object[]): Promise<ICruiseResult> {
  const result = await cruise(['server', 'web/src', 'tests'], {
    ...plan.options,
    ruleSet: { forbidden } as never,
    validate: true,
  });
  return result.output as ICruiseResult;
}

describe('the house keeps its plan', () => {
  it('nobody imports what the plan forbids them', async () => {
    const { summary } = await walk(plan.forbidden);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(200);
  });

  it('the walk sees imports of types and of relative files, so that it can find a breach', async () => {
    const { summary } = await walk([
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
    ]);
    const broken = new Set(summary.violations.map(({ rule }) => rule.name));
    expect(broken).toEqual(new Set(['planted', 'planted-drizzle']));
  });
});
