import { randomUUID } from 'node:crypto';
import { staffIdOf } from '../../domain/acting.ts';
import { localDate } from '../../domain/calendar.ts';
import { type CaseVerb, NO_FIGURES, OPENS, classOf, decideCase } from '../../domain/disposition.ts';
import type { LeadStep } from '../../domain/lead.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { DispositionsStore } from './dispositions.store.ts';

/** Opens the case that a lead's step begins: L21 one of the lead's class, L17 one that the police have filed already. */
export function makeCaseOpening({ dispositions }: { dispositions: DispositionsStore }) {
  return async ({ tx, lead, standing, actor, now }: LeadScene, step: LeadStep, dueAt: Date | null) => {
    const status = step.changes.caseStatus;
    if (!status || status === lead.caseStatus) return;
    const verb: CaseVerb = status === 'FILED' ? 'openFiled' : OPENS[classOf(status)];
    const on = localDate(now);
    const command = { ...NO_FIGURES, verb, on, words: '', documentNo: '', deadline: null, milestones: [] };
    const { transition, to } = decideCase(null, command, actor, now);
    const id = randomUUID();
    const openedBy = staffIdOf(actor);
    await dispositions.add(tx, {
      id,
      leadId: lead.id,
      round: standing.round,
      status: to,
      statusSince: now,
      dueAt: to === 'FILED' ? null : dueAt,
      openedBy,
      openedAt: now,
    });
    await dispositions.addEvent(tx, {
      id: randomUUID(),
      caseId: id,
      kind: verb,
      transition,
      to,
      on,
      at: now,
      staffId: openedBy,
    });
  };
}
export type CaseOpening = ReturnType<typeof makeCaseOpening>;
