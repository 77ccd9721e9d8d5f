import type { DueLead } from '../../contract/retention.ts';
import type { Tx } from '../../db/connection.ts';
import { addDays } from '../../domain/calendar.ts';
import { dueDrawers, pastTheirTime } from '../../domain/retention.ts';
import type { Settings } from '../../domain/settings.ts';
import type { ErasureRunsStore } from './erasure-runs.store.ts';
import { type KeptLead, type RetentionCases, weightOf } from './retention-cases.ts';
import type { RetentionStore } from './retention.store.ts';

const LEADS_AT_ONCE = 500;

type Deps = { retention: RetentionStore; runs: ErasureRunsStore; cases: RetentionCases };

/** What is due: one list for the page, the reminder and the console. Making it changes nothing. */
export function makeDueList({ retention, runs, cases }: Deps) {
  /** The line of a lead of which a drawer's time is over at `at`; undefined where none is. */
  function lineOf(lead: KeptLead, at: Date, waits: boolean): DueLead | undefined {
    const kept = lead.retention;
    if (!kept) return undefined;
    const drawers = pastTheirTime(kept, at);
    const first = kept.goes[0];
    if (!drawers.length || !first) return undefined;
    return {
      leadId: lead.id,
      reference: lead.reference,
      outcome: kept.outcome,
      endedAt: kept.endedAt.toISOString(),
      drawers,
      dueSince: first.at.toISOString(),
      ...weightOf(lead, drawers),
      blockers: [...kept.blockers],
      waits,
    };
  }

  return {
    /** Every lead of which something goes within `days` from now, or would if nothing kept it; longest due first. */
    async within(tx: Tx, settings: Settings, now: Date, days: number) {
      const at = days === 0 ? now : addDays(now, days);
      const lines: DueLead[] = [];
      for (let after = 0; ;) {
        const page = await retention.endedLeads(tx, after, LEADS_AT_ONCE);
        const ids = page.map(({ id }) => id);
        const waiting = await runs.inARun(tx, ids);
        for (const lead of await cases.of(tx, ids, settings, now)) {
          const line = lineOf(lead, at, waiting.has(lead.id));
          if (line) lines.push(line);
        }
        after = page.at(-1)?.seq ?? 0;
        if (page.length < LEADS_AT_ONCE) break;
      }
      lines.sort((a, b) => a.dueSince.localeCompare(b.dueSince) || a.reference.localeCompare(b.reference));
      return {
        at,
        due: lines.filter(({ blockers }) => !blockers.length),
        held: lines.filter(({ blockers }) => blockers.length > 0),
      };
    },

    /** The drawers of a lead that may be erased now, none while anything keeps it. */
    dueNow: (lead: KeptLead, now: Date) => dueDrawers(lead.retention, now),
  };
}
export type DueList = ReturnType<typeof makeDueList>;
