import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import { type LeadCommand, findLeadTransition } from '../../domain/lead.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { leadReference } from '../../domain/lead-reference.ts';
import { VERIFIER_OF } from '../../domain/units.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { LeadWords } from '../leads/lead-words.ts';
import { inFormWords } from '../leads/lead-step-command.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { JoinedStore } from './joined.store.ts';
import type { Joining } from './joining.ts';
import type { TargetsStore } from './targets.store.ts';

type Deps = {
  acts: LeadActs;
  leads: Pick<LeadsStore, 'lock' | 'find'>;
  joined: JoinedStore;
  targets: Pick<TargetsStore, 'findByReference'>;
  joining: Joining;
  words: Pick<LeadWords, 'note'>;
  drawers: Pick<Drawers, 'open'>;
  audit: AuditStore;
  notices: Notices;
};

export type Merging = { version: number; into: string; reason: string };
const DONE = { ok: true } as const;

/**
 * Two reports of one thing become one case and stay two reports: each keeps its number, its receipt, its conversation
 * and its place in the order. Only the coordinator merges, and undoes it.
 */
export function makeMerging(deps: Deps) {
  const { acts, leads, joined, targets, joining, words, audit, notices } = deps;

  /** Another lead of this act, locked too, where the person's keys open it. @throws Refusal NOT_FOUND */
  async function beside(scene: LeadScene, caller: Caller, reference: string): Promise<LeadScene> {
    const { tx } = scene;
    const found = await targets.findByReference(tx, leadReference(reference));
    const lead = found && (await leads.lock(tx, found.id));
    if (!lead || !(await deps.drawers.open(tx, caller.ring, lead.id, 'brief'))) return refuse('NOT_FOUND');
    return acts.look(scene, lead);
  }

  const log = (scene: LeadScene, lead: Pick<LeadRecord, 'id'>, act: string, facts: Record<string, string>) =>
    audit.append(scene.tx, {
      actor: scene.actor,
      act,
      subject: { kind: 'LEAD', id: lead.id },
      facts,
      at: scene.now,
    });

  const note = (scene: LeadScene, caller: Caller, verb: LeadCommand['verb'], text: string) => {
    const transition = findLeadTransition(verb, scene.lead.status)?.id ?? refuse('ILLEGAL_TRANSITION');
    return words.note(scene.tx, caller, scene.lead.id, { transition, text }, scene.now);
  };

  /** Whoever worked on the merged lead goes on with the main one. */
  async function sendOn({ tx, standing, now }: LeadScene, mainId: string): Promise<void> {
    for (const { unit } of standing.tasks.filter((task) => !task.signedAt)) {
      if (!isJointUnit(unit)) continue;
      const path = `/verification/leads/${mainId}`;
      await notices.tell(
        tx,
        { template: 'LEAD_TURN', path, roles: [VERIFIER_OF[unit]], unitCode: unit },
        now,
      );
    }
  }

  return {
    beside,

    /** L13, L14. @throws Refusal as the rule; NOT_FOUND where the main lead is none that the person may read */
    merge: (caller: Caller, leadId: string, { version, into, reason }: Merging) =>
      acts.on(caller, { leadId, version }, (scene) =>
        inFormWords(async () => {
          const { tx, lead } = scene;
          const main = await beside(scene, caller, into);
          const verb = lead.status === 'VERIFYING' ? 'mergeVerifying' : 'mergeAccepted';
          const held = (await joined.mergedInto(tx, lead.id)).length;
          await note(scene, caller, verb, reason);
          const { id, status, reference, disclosureHoldSince, disclosureHoldUntil } = main.lead;
          const hold = disclosureHoldUntil ? { disclosureHoldSince, disclosureHoldUntil } : {};
          const columns = { mergedInto: id, mergedDueAt: lead.dueAt, ...hold };
          const command = { verb, into: { id, status }, joined: held, reason } as const;
          const after = await acts.step(scene, command, { columns, facts: { into: reference } });
          await sendOn(scene, id);
          await log(scene, main.lead, 'lead.takeIn', { reference: lead.reference });
          await joining.together(after, main, caller);
          return DONE;
        }),
      ),

    /** L33, L34: back to where it stood. It stays with its target until somebody takes it off. */
    split: (caller: Caller, leadId: string, { version, reason }: Omit<Merging, 'into'>) =>
      acts.on(caller, { leadId, version }, async (scene) => {
        const { tx, lead, standing } = scene;
        const main = await mainOf(tx, lead);
        const verb = standing.tasks.length ? 'splitVerifying' : 'splitAccepted';
        await note(scene, caller, verb, reason);
        const columns = { mergedInto: null, mergedDueAt: null };
        await acts.step(scene, { verb, reason }, { columns, facts: { splitFrom: main?.reference ?? '' } });
        if (main) await log(scene, main, 'lead.giveBack', { reference: lead.reference });
        return DONE;
      }),
  };

  async function mainOf(tx: Tx, lead: LeadRecord): Promise<LeadRecord | undefined> {
    return lead.mergedInto ? leads.find(tx, lead.mergedInto) : undefined;
  }
}
export type MergingOfLeads = ReturnType<typeof makeMerging>;
