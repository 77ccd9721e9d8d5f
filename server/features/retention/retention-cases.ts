import type { Tx } from '../../db/connection.ts';
import { addMonths } from '../../domain/calendar.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';
import { type Retention, type RetentionCase, retentionOf } from '../../domain/retention.ts';
import type { Settings } from '../../domain/settings.ts';
import type { RetentionStore } from './retention.store.ts';

/** What a drawer weighs: sheets, files, and the bytes of those in the store. */
export type Weight = { sheets: number; files: number; fileBytes: number };

/** A lead as the retention rule sees it, with what it says. `weights` of the drawers that still have a key. */
export type KeptLead = {
  id: string;
  reference: string;
  facts: RetentionCase;
  retention: Retention | null;
  weights: ReadonlyMap<CompartmentKind, Weight>;
};

const NOTHING: Weight = { sheets: 0, files: 0, fileBytes: 0 };

/** Puts together what the rule asks of leads, in some queries whatever their number. */
export function makeRetentionCases({ retention }: { retention: RetentionStore }) {
  return {
    async of(tx: Tx, ids: readonly string[], settings: Settings, now: Date): Promise<KeptLead[]> {
      if (!ids.length) return [];
      const rows = await retention.leads(tx, ids);
      const steps = Map.groupBy(await retention.steps(tx, ids), byLead);
      const rewards = Map.groupBy(await retention.rewards(tx, ids), byLead);
      const holds = Map.groupBy(await retention.holds(tx, ids), byLead);
      const drawers = Map.groupBy(await retention.drawers(tx, ids), byLead);
      const open = await retention.withOpenRequest(tx, ids);
      return rows.map(({ id, reference, ...lead }) => {
        const kept = (drawers.get(id) ?? []).filter(({ erasedAt }) => erasedAt === null);
        const facts: RetentionCase = {
          ...lead,
          steps: steps.get(id) ?? [],
          rewards: (rewards.get(id) ?? []).map(({ status, since, notifiedAt }) => ({
            status,
            since,
            restorableUntil:
              status === 'FORFEITED' && notifiedAt
                ? addMonths(notifiedAt, settings.claimExtensionMaxMonths)
                : null,
          })),
          holds: holds.get(id) ?? [],
          requestOpen: open.has(id),
          drawers: [...new Set(kept.map(({ kind }) => kind))],
        };
        const weights = new Map(
          facts.drawers.map((kind) => [kind, together(kept.filter((drawer) => drawer.kind === kind))]),
        );
        return { id, reference, facts, retention: retentionOf(facts, settings.retention, now), weights };
      });
    },
  };
}
export type RetentionCases = ReturnType<typeof makeRetentionCases>;

/** What these drawers of a lead weigh together. */
export function weightOf({ weights }: KeptLead, kinds: readonly CompartmentKind[]): Weight {
  return together(kinds.map((kind) => weights.get(kind) ?? NOTHING));
}

function together(all: readonly Weight[]): Weight {
  return all.reduce(
    (sum, one) => ({
      sheets: sum.sheets + one.sheets,
      files: sum.files + one.files,
      fileBytes: sum.fileBytes + one.fileBytes,
    }),
    NOTHING,
  );
}

function byLead({ leadId }: { leadId: string }): string {
  return leadId;
}
