import type { EvidenceItem } from '../../contract/evidence.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf, mustBeOneOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { demandReleasable } from '../../domain/evidence.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { CopiesStore, CopyRow } from './copies.store.ts';
import type { CopyKeys, FileOpener } from './copy-keys.ts';
import { type Custody, ONE_LOOK_MS } from './custody.ts';
import type { CustodyRecord, CustodyStore } from './custody.store.ts';
import type { EvidenceCopies } from './evidence-copies.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import { openWorkingKey, sealRelease } from './evidence-keys.ts';
import type { EvidenceRow, EvidenceRows } from './evidence.store.ts';
import { entryOf } from './custody-view.ts';
import { shownAs } from './shown-as.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  rows: EvidenceRows;
  files: Pick<EvidenceFiles, 'facts'>;
  copies: EvidenceCopies;
  copyRows: CopiesStore;
  copyKeys: CopyKeys;
  custody: Custody;
  trail: CustodyStore;
  drawers: Drawers;
  audit: AuditStore;
  leads: Pick<LeadsStore, 'findReadable' | 'lock'>;
  staff: Pick<StaffStore, 'namesOf'>;
};
type Sight = { opener: FileOpener; copies: CopyRow[]; entries: CustodyRecord[]; names: Map<string, string> };

const RELEASES = ['INTAKE_OFFICER'] as const;

/** A lead's files as a person may see them, and which of them intake lets the joint team see. */
export function makeGalleryService(deps: Deps) {
  const { inTransaction, clock, rows, files, copies, copyRows, copyKeys, custody, trail, drawers, audit } =
    deps;

  function itemOf(row: EvidenceRow, number: number, sight: Sight): EvidenceItem {
    const { opener, names } = sight;
    const drawer = opener.drawerOf(row);
    const facts = drawer && files.facts(row, drawer);
    const mine = sight.copies.filter((copy) => copy.evidenceId === row.id);
    const working = mine.find((copy) => copy.kind === 'WORKING');
    const key = working && opener.workingKey(row);
    const copy = working && key ? copies.facts(row.leadId, working, key) : null;
    const pages = mine.filter(({ kind }) => kind === 'PREVIEW').length;
    const release = opener.releaseOf(row);
    const original = facts && custody.digestOf(facts.sha256);
    return {
      id: row.id,
      number,
      name: facts?.name ?? null,
      sha256: facts?.sha256 ?? null,
      receivedAt: row.receivedAt.toISOString(),
      scan: row.scanStatus,
      copy: row.copyStatus,
      uncleanReason: row.uncleanReason,
      type: copy?.type ?? null,
      size: copy?.size ?? null,
      shownAs: row.copyStatus === 'CLEANED' ? shownAs(copy?.type ?? null, pages) : 'FILE',
      pages,
      hasThumb: mine.some(({ kind }) => kind === 'THUMB'),
      released: release
        ? { at: release.releasedAt.toISOString(), byName: names.get(release.releasedBy) ?? '' }
        : null,
      custody: sight.entries.filter((entry) => entry.evidenceId === row.id).map(entryOf(original)),
    };
  }

  /** The files with the numbers that everybody calls them by. */
  async function numbered(tx: Tx, leadId: string) {
    const all = await rows.ofLead(tx, leadId);
    return all.map((row, index) => ({ row, number: index + 1 }));
  }

  /** Once for a while, as with looks at a file: a page is loaded again with each thing that is done on it. */
  async function noteList(tx: Tx, { actor, staffId }: Caller, leadId: string, files: number): Promise<void> {
    const at = clock.now();
    const since = new Date(at.getTime() - ONE_LOOK_MS);
    if (await trail.hasListed(tx, staffId, leadId, since)) return;
    await audit.append(tx, {
      actor,
      act: 'evidence.list',
      subject: { kind: 'LEAD', id: leadId },
      facts: { files },
      at,
    });
  }

  return {
    /**
     * All files for those who read the report as written; for the others those released. Names and digests are of the
     * report, so that looking is logged. @throws Refusal NOT_FOUND
     */
    list: (caller: Caller, leadId: string): Promise<{ files: EvidenceItem[]; mayRelease: boolean }> =>
      inTransaction(async (tx) => {
        if (!(await deps.leads.findReadable(tx, leadId, caller.ring))) refuse('NOT_FOUND');
        const all = await numbered(tx, leadId);
        const only = all.map(({ row }) => row);
        const opener = await copyKeys.openerOf(tx, caller, leadId, only);
        if (opener.raw && only.length) await noteList(tx, caller, leadId, only.length);
        const seen = all.filter(({ row }) => opener.raw !== null || opener.workingKey(row) !== null);
        const ids = seen.map(({ row }) => row.id);
        const released = only.flatMap((row) => opener.releaseOf(row)?.releasedBy ?? []);
        const sight = {
          opener,
          copies: await copyRows.of(tx, ids),
          entries: await trail.of(tx, ids),
          names: await deps.staff.namesOf(tx, released),
        };
        return {
          files: seen.map(({ row, number }) => itemOf(row, number, sight)),
          mayRelease: opener.raw !== null && isOneOf(caller.actor, RELEASES),
        };
      }),

    /**
     * What the units collected, as far as the person's keys open it, in the transaction of whoever asks; names and
     * digests are told, so that looking is logged.
     */
    async collected(tx: Tx, caller: Caller, leadId: string): Promise<EvidenceItem[]> {
      const all = await rows.collected(tx, leadId);
      const opener = await copyKeys.openerOf(tx, caller, leadId, all);
      const seen = all.flatMap((row, index) => (opener.drawerOf(row) ? [{ row, number: index + 1 }] : []));
      if (!seen.length) return [];
      await noteList(tx, caller, leadId, seen.length);
      const ids = seen.map(({ row }) => row.id);
      const sight = {
        opener,
        copies: await copyRows.of(tx, ids),
        entries: await trail.of(tx, ids),
        names: new Map<string, string>(),
      };
      return seen.map(({ row, number }) => itemOf(row, number, sight));
    },

    /**
     * Lets those who read the brief see these working copies: their keys, wrapped under the brief's. What was released
     * before stays so.
     * @throws Refusal NOT_FOUND, NOT_YOUR_STEP, KEY_MISSING, EVIDENCE_QUARANTINED, EVIDENCE_NOT_SCANNED_YET,
     *   EVIDENCE_NOT_READY, EVIDENCE_NOT_CLEANED
     */
    release: (caller: Caller, leadId: string, asked: { evidenceIds: string[]; uncleanedToo: string[] }) =>
      inTransaction(async (tx) => {
        mustBeOneOf(caller.actor, RELEASES);
        if (!(await deps.leads.lock(tx, leadId))) refuse('NOT_FOUND');
        const raw = (await drawers.open(tx, caller.ring, leadId, 'raw')) ?? refuse('KEY_MISSING');
        const brief = (await drawers.open(tx, caller.ring, leadId, 'brief')) ?? refuse('KEY_MISSING');
        const all = await rows.ofLead(tx, leadId);
        const at = clock.now();
        for (const evidenceId of asked.evidenceIds) {
          const row = all.find((each) => each.id === evidenceId) ?? refuse('NOT_FOUND');
          const acceptsUncleaned = asked.uncleanedToo.includes(evidenceId);
          demandReleasable({ scan: row.scanStatus, copy: row.copyStatus }, { acceptsUncleaned });
          const key = openWorkingKey(row, raw) ?? refuse('EVIDENCE_NOT_READY');
          const working = (await copyRows.find(tx, row.id, 'WORKING', 0)) ?? refuse('EVIDENCE_NOT_READY');
          const isNew = await copyRows.release(tx, {
            evidenceId,
            compartmentId: brief.id,
            sealedKey: sealRelease(evidenceId, brief, key),
            acceptsUncleaned: row.copyStatus === 'NOT_CLEANED',
            releasedBy: caller.staffId,
            releasedAt: at,
          });
          if (!isNew) continue;
          const { sha256 } = copies.facts(leadId, working, key);
          const file = { actor: caller.actor, leadId, evidenceId, sha256, original: false, at };
          const facts = { uncleaned: row.copyStatus === 'NOT_CLEANED' };
          await custody.note(tx, { ...file, act: 'evidence.release', facts });
        }
        return { ok: true } as const;
      }),
  };
}
export type GalleryService = ReturnType<typeof makeGalleryService>;
