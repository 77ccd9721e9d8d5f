import type { LeadRetention } from '../../contract/retention.ts';
import { Refusal } from '../../domain/errors.ts';
import { decideLifting, holdStands, mayHoldLead } from '../../domain/legal-hold.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { RetentionStore } from './retention.store.ts';

type Deps = { retention: RetentionStore; staff: StaffStore };

/** What keeps a lead and what of it was erased, as its page shows it. */
export function makeLeadRetention({ retention, staff }: Deps) {
  return {
    async of({ tx, lead, actor, now }: LeadScene): Promise<LeadRetention> {
      const holds = (await retention.holds(tx, [lead.id])).filter((hold) => holdStands(hold, now));
      const names = await staff.namesOf(
        tx,
        holds.map(({ setBy }) => setBy),
      );
      const drawers = await retention.drawers(tx, [lead.id]);
      // Findings lie in one drawer a unit; the page speaks of them once.
      const erased = new Map(
        drawers.flatMap(({ kind, erasedAt }) => (erasedAt ? [[kind, erasedAt] as const] : [])),
      );
      return {
        holds: holds.map((hold) => ({
          id: hold.id,
          reason: hold.reason,
          until: hold.until?.toISOString() ?? null,
          setByName: names.get(hold.setBy) ?? '',
          setAt: hold.setAt.toISOString(),
          mayLift: allows(() => decideLifting(hold, actor, now)),
        })),
        mayHold: mayHoldLead(actor),
        erased: [...erased].map(([drawer, at]) => ({ drawer, at: at.toISOString() })),
      };
    },
  };
}
export type LeadRetentions = ReturnType<typeof makeLeadRetention>;

function allows(rule: () => void): boolean {
  try {
    rule();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
