import { expect, it } from 'vitest';
import { alreadyOpened } from '../../server/domain/award-once.ts';
import type { RewardScheme } from '../../server/domain/scheme.ts';

const scheme = (...stages: [id: string, trigger: string][]) => ({
  stages: stages.map(([stage_id, trigger]) => ({ stage_id, trigger })) as unknown as RewardScheme['stages'],
});
const first = scheme(['S1', 'LEAD_VERIFIED'], ['S2', 'CRIMINAL_FILED']);
// The next version calls the same stage by another name.
const second = scheme(['verified', 'LEAD_VERIFIED'], ['S1', 'CASE_CONCLUDED']);

it('a stage that one reporter of a case was awarded is opened for none of the others again', () => {
  expect(alreadyOpened('LEAD_VERIFIED', [{ stageId: 'S1', scheme: first }])).toBe(true);
  expect(alreadyOpened('CRIMINAL_FILED', [{ stageId: 'S1+S2', scheme: first }])).toBe(true);
  expect(alreadyOpened('CRIMINAL_FILED', [{ stageId: 'S1', scheme: first }])).toBe(false);
  expect(alreadyOpened('LEAD_VERIFIED', [])).toBe(false);
});

it('each award is read by the measure that it was made by', () => {
  expect(alreadyOpened('LEAD_VERIFIED', [{ stageId: 'verified', scheme: second }])).toBe(true);
  expect(alreadyOpened('LEAD_VERIFIED', [{ stageId: 'S1', scheme: second }])).toBe(false);
  expect(alreadyOpened('CASE_CONCLUDED', [{ stageId: 'S1', scheme: first }])).toBe(false);
});
