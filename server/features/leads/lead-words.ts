import type { UploadRef } from '../../contract/uploads.ts';
import type { Tx } from '../../db/connection.ts';
import { deskOfUnit } from '../../domain/avoidance.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import type { UnprovenReason } from '../../domain/code-lists.ts';
import type { LeadTransitionId } from '../../domain/lead.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { MessageFiles } from '../messages/message-files.ts';
import type { MessageSheet } from '../messages/message-sheet.ts';
import type { SearchWords } from '../queue/search-words.ts';
import type { BriefSheet, RawSheet } from '../reports/report-facts.ts';
import type { StaffStore } from '../staff/staff.store.ts';

/** A step's reason in words, for those who read the brief. */
export type NoteSheet = { transition: LeadTransitionId; text: string };
/** The reasons of a determination, and the category of one that could not be proved. */
export type DeterminationSheet = { reasons: string; unproven?: UnprovenReason | null };
/** A unit's words beside its signature under a determination. */
export type SignatureSheet = { determination: string; unit: string; text: string };

/** The same words in another width, or with other blanks between them, are still the same words. */
const folded = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

type Deps = {
  drawers: Drawers;
  staff: StaffStore;
  messageFiles: MessageFiles;
  searchWords: Pick<SearchWords, 'keep'>;
};

/** What is written about a lead in words: each sheet goes into the drawer whose readers it is for. */
export function makeLeadWords({ drawers, staff, messageFiles, searchWords }: Deps) {
  const opened = async (tx: Tx, caller: Caller, leadId: string, kind: 'brief' | 'raw' | 'talk') =>
    (await drawers.open(tx, caller.ring, leadId, kind)) ?? refuse('KEY_MISSING');

  const office = (caller: Caller, at: Date) => ({ author: 'OFFICE' as const, staffId: caller.staffId, at });

  return {
    /**
     * Puts the released words into the brief: the last sheet is the one in force. Whoever writes them has read the
     * report. @throws Refusal CONDITION_NOT_MET where they are the reporter's own, which would tell who reported
     */
    async release(tx: Tx, caller: Caller, leadId: string, narrative: string, at: Date): Promise<void> {
      const raw = await opened(tx, caller, leadId, 'raw');
      const reports = await drawers.sheets<RawSheet>(tx, raw, 'REPORT');
      const copied = reports.some(({ body }) => folded(body.narrative) === folded(narrative));
      mustHold(['briefNarrative', !copied, 'MUST_DIFFER']);
      const brief = await opened(tx, caller, leadId, 'brief');
      const sheet = (await drawers.sheets<BriefSheet>(tx, brief, 'BRIEF')).at(-1) ?? refuse('NOT_FOUND');
      const body: BriefSheet = { ...sheet.body, narrative };
      await drawers.put(tx, brief, { kind: 'BRIEF', body, ...office(caller, at) });
      await searchWords.keep(tx, leadId, body);
    },

    async note(tx: Tx, caller: Caller, leadId: string, body: NoteSheet, at: Date): Promise<void> {
      const brief = await opened(tx, caller, leadId, 'brief');
      await drawers.put(tx, brief, { kind: 'NOTE', body, ...office(caller, at) });
    },

    /** Writes to the reporter, with files that were uploaded for it. @throws Refusal KEY_MISSING, and what the files forbid */
    async message(
      tx: Tx,
      caller: Caller,
      leadId: string,
      message: MessageSheet,
      at: Date,
      uploads: readonly UploadRef[] = [],
    ): Promise<void> {
      const talk = await opened(tx, caller, leadId, 'talk');
      const files = await messageFiles.keep(tx, talk, uploads, at);
      const body: MessageSheet = { ...message, ...(files.length ? { files } : {}) };
      await drawers.put(tx, talk, { kind: 'MESSAGE', body, ...office(caller, at) });
    },

    /** Lets the desks of the assisting units read the brief, as far as they are there and have a member. */
    async shareBrief(
      tx: Tx,
      caller: Caller,
      leadId: string,
      units: readonly string[],
      at: Date,
    ): Promise<void> {
      const brief: OpenDrawer = await opened(tx, caller, leadId, 'brief');
      const desks = await staff.keyedDesks(tx, units.map(deskOfUnit));
      await drawers.share(
        tx,
        brief,
        desks.flatMap(({ id, publicKey }) => (publicKey ? [{ id, publicKey }] : [])),
        at,
      );
    },
  };
}
export type LeadWords = ReturnType<typeof makeLeadWords>;
