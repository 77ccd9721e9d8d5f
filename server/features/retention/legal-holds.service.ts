import { randomUUID } from 'node:crypto';
import { refuse } from '../../domain/errors.ts';
import { type LegalHoldReason, decideLegalHold, decideLifting } from '../../domain/legal-hold.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { RetentionStore } from './retention.store.ts';

const DONE = { ok: true } as const;

type Deps = { acts: LeadActs; audit: AuditStore; retention: RetentionStore };

/** Keeps a lead from being erased, whatever its periods say. */
export function makeLegalHolds({ acts, audit, retention }: Deps) {
  return {
    /** Without a date it stands until it is lifted. Throws as the rule. */
    set: (caller: Caller, leadId: string, hold: { reason: LegalHoldReason; until?: string | undefined }) =>
      acts.on(caller, { leadId }, async ({ tx, actor, now }) => {
        const until = hold.until === undefined ? null : new Date(hold.until);
        decideLegalHold(until, actor, now);
        const id = randomUUID();
        const { reason } = hold;
        await retention.addHold(tx, { id, leadId, reason, until, setBy: caller.staffId, setAt: now });
        await audit.append(tx, {
          actor,
          act: 'retention.hold',
          subject: { kind: 'LEAD', id: leadId },
          facts: { holdId: id, reason, until: until?.toISOString() ?? null },
          at: now,
        });
        return { id };
      }),

    /** Another person than the one who set it. Throws as the rule; NOT_FOUND where the lead has no such hold. */
    lift: (caller: Caller, leadId: string, holdId: string) =>
      acts.on(caller, { leadId }, async ({ tx, actor, now }) => {
        const hold = (await retention.lockHold(tx, leadId, holdId)) ?? refuse('NOT_FOUND');
        decideLifting(hold, actor, now);
        await retention.liftHold(tx, holdId, caller.staffId, now);
        await audit.append(tx, {
          actor,
          act: 'retention.lift',
          subject: { kind: 'LEAD', id: leadId },
          facts: { holdId },
          at: now,
        });
        return DONE;
      }),
  };
}
export type LegalHolds = ReturnType<typeof makeLegalHolds>;
