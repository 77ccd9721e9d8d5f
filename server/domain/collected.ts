import { mustBeOfficer, verifierOf, type TaskSnapshot } from './task.ts';
import type { Actor } from './actor.ts';
import { refuse } from './errors.ts';
import { isSaid, mustHold } from './facts.ts';
import type { LeadStatus } from './lead-transitions.ts';

/** Where a unit's files come from: the day and place, and where the physical original is kept. */
export type CollectedFacts = { on: string; place: string; original: string; note: string };

/**
 * An officer whom the unit sends brings files that it collected, while it verifies. `today` is the day in China.
 * @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET; TOO_MANY_FILES above the district's limit
 */
export function decideCollected(
  { lead, task }: { lead: { status: LeadStatus }; task: TaskSnapshot },
  facts: CollectedFacts,
  files: { count: number; most: number },
  actor: Actor,
  today: string,
): void {
  mustBeOfficer(task, verifierOf(task.unit, actor));
  if (lead.status !== 'VERIFYING' || task.status !== 'ACCEPTED') refuse('ILLEGAL_TRANSITION');
  mustHold(
    ['on', /^\d{4}-\d{2}-\d{2}$/.test(facts.on), facts.on === '' ? 'REQUIRED' : 'BAD_FORMAT'],
    ['on', facts.on <= today, 'OUT_OF_RANGE'],
    ['place', isSaid(facts.place)],
    ['original', isSaid(facts.original)],
    ['evidence', files.count > 0],
  );
  if (files.count > files.most) refuse('TOO_MANY_FILES', [{ path: 'evidence', code: 'OUT_OF_RANGE' }]);
}
