import { figuresOf } from '../../domain/disposition.ts';
import { factsOfCase, triggersOf } from '../../domain/disposition-rewards.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { Candidates } from '../rewards/candidates.ts';
import type { CaseRecord, EventRecord } from './dispositions.store.ts';

/** Lets what happened in a case begin the next stage of the reward (R01), by the scheme of the lead's day. */
export function makeCaseRewards({ candidates }: { candidates: Candidates }) {
  return async (
    { tx, lead, actor, now }: LeadScene,
    found: Pick<CaseRecord, 'status'>,
    events: readonly EventRecord[],
    newest: string,
  ): Promise<void> => {
    const facts = factsOfCase(found.status, figuresOf(events), lead.grade);
    const fired = triggersOf([newest]);
    for (const trigger of fired) await candidates.onTrigger(tx, { lead, trigger, facts, actor, now });
    // A stage that waited for a figure hears of it now; what was begun before is never begun twice.
    const earlier = triggersOf(events.map(({ kind }) => kind)).filter((trigger) => !fired.includes(trigger));
    for (const trigger of ['LEAD_GRADED' as const, 'LEAD_VERIFIED' as const, ...earlier])
      await candidates.onTrigger(tx, { lead, trigger, facts, actor, now, again: true });
  };
}
export type CaseRewards = ReturnType<typeof makeCaseRewards>;
