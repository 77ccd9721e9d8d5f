import { randomUUID } from 'node:crypto';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { TargetsStore } from './targets.store.ts';

type Deps = { acts: Pick<LeadActs, 'settle'>; targets: Pick<TargetsStore, 'add' | 'addStep'> };

/** Puts leads to a target and takes them off; where one stands now is a column, what was done a list that only grows. */
export function makeJoining({ acts, targets }: Deps) {
  async function put(scene: LeadScene, caller: Caller, targetId: string): Promise<LeadScene> {
    const { tx, lead, now } = scene;
    if (lead.targetId === targetId) return scene;
    const away = lead.targetId ? await takeOff(scene, caller) : scene;
    await targets.addStep(tx, { targetId, leadId: lead.id, act: 'JOIN', staffId: caller.staffId, at: now });
    return acts.settle(away, { targetId }, { act: 'target.join', facts: { target: targetId } });
  }

  async function takeOff(scene: LeadScene, caller: Caller): Promise<LeadScene> {
    const { tx, lead, now } = scene;
    const targetId = lead.targetId ?? refuse('NOT_FOUND');
    await targets.addStep(tx, { targetId, leadId: lead.id, act: 'LEAVE', staffId: caller.staffId, at: now });
    return acts.settle(scene, { targetId: null }, { act: 'target.leave', facts: { target: targetId } });
  }

  return {
    takeOff,

    /** Two leads to one target: the other's, else this one's, else a new one. Answers its id. */
    async together(scene: LeadScene, other: LeadScene, caller: Caller): Promise<string> {
      const { tx, now } = scene;
      let targetId = other.lead.targetId ?? scene.lead.targetId;
      if (targetId === null) {
        targetId = randomUUID();
        await targets.add(tx, { id: targetId, createdAt: now, createdBy: caller.staffId });
      }
      await put(other, caller, targetId);
      await put(scene, caller, targetId);
      return targetId;
    },
  };
}
export type Joining = ReturnType<typeof makeJoining>;
