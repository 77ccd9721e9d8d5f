import { randomUUID } from 'node:crypto';
import type { LeadStep } from '../../domain/lead.ts';
import { factsOfStep, triggersOfStep } from '../../domain/lead-rewards.ts';
import type { CompartmentsStore } from '../compartments/compartments.store.ts';
import type { DeterminationsStore } from '../determinations/determinations.store.ts';
import type { CaseOpening } from '../dispositions/case-opening.ts';
import type { Candidates } from '../rewards/candidates.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import type { LeadScene } from './lead-scene.ts';

type Deps = {
  tasks: TasksStore;
  determinations: DeterminationsStore;
  compartments: CompartmentsStore;
  candidates: Candidates;
  openCase: CaseOpening;
};

/** The steps that issue what the joint meeting signed. */
const ISSUES = ['L18', 'L19', 'L20'];

/** What a lead's step does beside the lead's own row: to tasks, findings, the determination and rewards. */
export function makeLeadConsequences({ tasks, determinations, compartments, candidates, openCase }: Deps) {
  /** Makes the rows of the tasks what the rule says they are. */
  async function followTasks(scene: LeadScene, step: LeadStep, dueAt: Date | null): Promise<void> {
    const { tx, lead, standing, now } = scene;
    const wanted = step.changes.tasks;
    if (wanted === undefined) {
      // A merged lead's tasks rest with it: nobody owes them, and a split gives them back as they were.
      if (step.to === 'VERIFYING' || step.to === 'MERGED')
        for (const task of standing.tasks) await tasks.save(tx, task.id, { dueAt });
      return;
    }
    // Whatever changes the tasks asks for new signatures, so nobody reads another unit's findings meanwhile.
    await compartments.holdFindings(tx, lead.id);
    const gone = standing.tasks.filter((task) => !wanted.some((one) => one.unit === task.unit));
    await tasks.remove(
      tx,
      gone.map((task) => task.id),
    );
    for (const { unit, status } of wanted) {
      const task = standing.tasks.find((one) => one.unit === unit);
      if (!task) {
        const row = { id: randomUUID(), leadId: lead.id, unit, status, officers: [], createdAt: now, dueAt };
        await tasks.add(tx, [row]);
      } else if (task.status !== status) {
        await tasks.save(tx, task.id, { status, dueAt, signedAt: null, signedBy: null });
      }
    }
  }

  return {
    /** Before the lead is saved. */
    async follow(scene: LeadScene, step: LeadStep, dueAt: Date | null): Promise<void> {
      await followTasks(scene, step, dueAt);
      await openCase(scene, step, dueAt);
      const { determination } = scene.standing;
      if (ISSUES.includes(step.transition) && determination && scene.actor.kind === 'STAFF') {
        const issued = { issuedBy: scene.actor.staffId, issuedAt: scene.now };
        await determinations.save(scene.tx, determination.id, issued);
      }
    },

    /** After it is saved: the lead may have earned its reporter a stage of a reward (R01), by the scheme of its day. */
    async reward({ tx, lead, actor, now }: LeadScene, { transition }: LeadStep): Promise<void> {
      const facts = factsOfStep(transition, lead);
      for (const trigger of triggersOfStep(transition))
        await candidates.onTrigger(tx, { lead, trigger, facts, actor, now });
    },
  };
}
export type LeadConsequences = ReturnType<typeof makeLeadConsequences>;
