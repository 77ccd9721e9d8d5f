import type { LeadView } from '../../contract/leads.ts';
import type { Tx } from '../../db/connection.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { EvidenceRows } from '../evidence/evidence.store.ts';
import type { BriefSheet, RawSheet } from '../reports/report-facts.ts';
import type { MessageSheet } from './lead-words.ts';

type Deps = {
  drawers: Drawers;
  evidence: EvidenceRows;
  files: Pick<EvidenceFiles, 'facts'>;
  audit: AuditStore;
};

/** A lead's sealed words, as far as a person's keys open them; each opening is on the log before it is shown. */
export function makeLeadContent({ drawers, evidence, files, audit }: Deps) {
  const log = (tx: Tx, caller: Caller, act: 'brief.open' | 'raw.open', leadId: string, at: Date) =>
    audit.append(tx, { actor: caller.actor, act, subject: { kind: 'LEAD', id: leadId }, at });

  return {
    /** The brief's drawer; a person's first opening of it is logged. */
    async openBrief(tx: Tx, caller: Caller, leadId: string, now: Date): Promise<OpenDrawer | null> {
      const drawer = await drawers.openKept(tx, caller.ring, leadId, 'brief');
      if (drawer && !(await audit.hasDone(tx, caller.staffId, 'brief.open', leadId))) {
        await log(tx, caller, 'brief.open', leadId, now);
      }
      return drawer;
    },

    async brief(tx: Tx, drawer: OpenDrawer): Promise<LeadView['brief']> {
      return (await drawers.sheets<BriefSheet>(tx, drawer, 'BRIEF')).at(-1)?.body ?? null;
    },

    /** The report as written, with the facts of its files; every opening is logged. */
    async raw(tx: Tx, caller: Caller, leadId: string, now: Date): Promise<LeadView['raw']> {
      const drawer = await drawers.openKept(tx, caller.ring, leadId, 'raw');
      if (!drawer) return null;
      await log(tx, caller, 'raw.open', leadId, now);
      const [sheet] = await drawers.sheets<RawSheet>(tx, drawer, 'REPORT');
      if (!sheet) return null;
      const rows = await evidence.ofLead(tx, leadId);
      return {
        narrative: sheet.body.narrative,
        source: sheet.body.source,
        evidence: rows.map((row) => ({ id: row.id, ...files.facts(row, drawer) })),
      };
    },

    async messages(tx: Tx, caller: Caller, leadId: string): Promise<LeadView['messages']> {
      const drawer = await drawers.openKept(tx, caller.ring, leadId, 'talk');
      if (!drawer) return null;
      const sheets = await drawers.sheets<MessageSheet>(tx, drawer, 'MESSAGE');
      return sheets.map(({ author, body, createdAt }) => ({
        from: author,
        text: body.text,
        at: createdAt.toISOString(),
      }));
    },
  };
}
export type LeadContent = ReturnType<typeof makeLeadContent>;
