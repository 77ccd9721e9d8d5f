import type { LeadView } from '../../contract/leads.ts';
import type { Tx } from '../../db/connection.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { LeadStatus } from '../../domain/lead.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { EvidenceRows } from '../evidence/evidence.store.ts';
import { type BriefSheet, type RawSheet, readBrief, readOwnAnswers } from '../reports/report-facts.ts';
import type { SearchWords } from '../queue/search-words.ts';
import type { MessageFiles } from '../messages/message-files.ts';
import { messagesIn } from '../messages/messages-in.ts';
import type { LeadRecord } from './leads.store.ts';

type Deps = {
  drawers: Drawers;
  evidence: EvidenceRows;
  files: Pick<EvidenceFiles, 'facts'>;
  audit: AuditStore;
  messageFiles: MessageFiles;
  searchWords: Pick<SearchWords, 'refold'>;
};

/** In these, intake reads and decides. */
const WITH_INTAKE: readonly LeadStatus[] = ['SUBMITTED', 'SUPPLEMENT'];

/** A lead's sealed words, as far as a person's keys open them; each opening is on the log before it is shown. */
export function makeLeadContent({ drawers, evidence, files, audit, messageFiles, searchWords }: Deps) {
  const log = (
    tx: Tx,
    caller: Caller,
    act: 'brief.open' | 'raw.open',
    leadId: string,
    at: Date,
    facts = {},
  ) => audit.append(tx, { actor: caller.actor, act, subject: { kind: 'LEAD', id: leadId }, facts, at });

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
      const sheet = (await drawers.sheets<BriefSheet>(tx, drawer, 'BRIEF')).at(-1);
      if (!sheet) return null;
      await searchWords.refold(tx, drawer.leadId, sheet.body);
      return readBrief(sheet.body);
    },

    /**
     * What a lead's page shows of the report as written. As long as intake decides about it, reading it is intake's
     * daily work and the purpose; every opening is logged. Afterwards it takes a purpose in words.
     */
    async raw(
      tx: Tx,
      caller: Caller,
      lead: Pick<LeadRecord, 'id' | 'status'>,
      now: Date,
    ): Promise<Pick<LeadView, 'raw' | 'rawHeld'>> {
      const drawer = await drawers.openKept(tx, caller.ring, lead.id, 'raw');
      if (!drawer) return { raw: null, rawHeld: false };
      if (!WITH_INTAKE.includes(lead.status)) return { raw: null, rawHeld: true };
      await log(tx, caller, 'raw.open', lead.id, now, { reason: 'FIRST_READING' });
      return { raw: await this.rawIn(tx, drawer), rawHeld: true };
    },

    /** The report in an open drawer, with the facts of its files. The opening is the caller's to log. */
    async rawIn(tx: Tx, drawer: OpenDrawer): Promise<LeadView['raw']> {
      const [sheet] = await drawers.sheets<RawSheet>(tx, drawer, 'REPORT');
      if (!sheet) return null;
      const rows = await evidence.ofLead(tx, drawer.leadId);
      return {
        narrative: sheet.body.narrative,
        ...readOwnAnswers(sheet.body),
        registration: sheet.body.registration ?? null,
        evidence: rows.map((row) => {
          const { name, type, size, sha256, scan } = files.facts(row, drawer);
          return { id: row.id, name, type, size, sha256, scan };
        }),
      };
    },

    async messages(tx: Tx, caller: Caller, leadId: string): Promise<LeadView['messages']> {
      const drawer = await drawers.openKept(tx, caller.ring, leadId, 'talk');
      if (!drawer) return null;
      // What the reporter's own files are called stands in `raw`, for whoever reads that.
      return (await messagesIn(tx, { drawers, messageFiles }, drawer, new Map())).messages;
    },
  };
}
export type LeadContent = ReturnType<typeof makeLeadContent>;
