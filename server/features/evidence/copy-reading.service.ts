import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Cleaner } from '../../adapters/cleaner/cleaner.ts';
import { type FileKind, HEAD_BYTES, kindOf } from '../../adapters/cleaner/file-kind.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { type CopyKind, demandCopy, demandServable } from '../../domain/evidence.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { Caller } from '../caller.ts';
import type { OpenDrawer } from '../compartments/drawers.ts';
import type { Gate } from '../gate.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { CopiesStore, CopyRow } from './copies.store.ts';
import type { CopyKeys } from './copy-keys.ts';
import { type Custody, ONE_LOOK_MS } from './custody.ts';
import type { CustodyStore } from './custody.store.ts';
import type { DamageReports } from './damage.ts';
import type { CopyFacts, EvidenceCopies } from './evidence-copies.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import { heldKeys, newWorkingKey, openFileKey, openWorkingKey, sealedKeys } from './evidence-keys.ts';
import type { EvidenceRow, EvidenceRows } from './evidence.store.ts';
import { copyName, shownAs } from './shown-as.ts';
import { watermarkWords } from './watermark-words.ts';

/** Larger copies are handed out unmarked: they would cost more memory than one reader may take. */
const MARKED_UP_TO = 60 * 1024 * 1024;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  rows: EvidenceRows;
  files: EvidenceFiles;
  copies: EvidenceCopies;
  copyRows: CopiesStore;
  copyKeys: CopyKeys;
  custody: Custody;
  trail: CustodyStore;
  damage: DamageReports;
  leads: Pick<LeadsStore, 'find'>;
  staff: Pick<StaffStore, 'find'>;
  queue: QueueStore;
  cleaner: Cleaner;
  scanKey: Buffer;
  /** So many are marked at once. */
  marking: Gate;
};

type Opened = {
  row: EvidenceRow;
  copy: CopyRow;
  key: Buffer;
  facts: CopyFacts;
  /** What is written over it. */
  mark: string;
  name: string;
};
export type Wanted = { kind: CopyKind; page: number };

/** What people see of a file: never the original, always logged before the first byte. */
export function makeCopyReading(deps: Deps) {
  const { inTransaction, clock, rows, files, copies, copyRows, copyKeys, custody, trail, damage, queue } =
    deps;

  async function note(tx: Tx, caller: Caller, { row, copy, facts }: Opened, act: 'view' | 'download') {
    const at = clock.now();
    const what = `${act} ${copy.kind} ${copy.page}`;
    const since = new Date(at.getTime() - ONE_LOOK_MS);
    if (act === 'view' && (await trail.hasSeen(tx, caller.staffId, row.id, what, since))) return;
    const { leadId, id: evidenceId } = row;
    const { sha256 } = facts;
    const entry = { actor: caller.actor, leadId, evidenceId, sha256, original: false, facts: { what }, at };
    await custody.note(tx, { ...entry, act: `evidence.${act}` });
  }

  /** Opens one copy with the person's keys, and writes it down, in one transaction. */
  const open = async (
    caller: Caller,
    leadId: string,
    evidenceId: string,
    wanted: Wanted,
    act: 'view' | 'download',
  ): Promise<Opened> => {
    const found = await inTransaction(async (tx) => {
      const lists = [await rows.ofLead(tx, leadId), await rows.collected(tx, leadId)];
      const all = lists.find((files) => files.some(({ id }) => id === evidenceId)) ?? refuse('NOT_FOUND');
      const row = all.find((each) => each.id === evidenceId) ?? refuse('NOT_FOUND');
      const opener = await copyKeys.openerOf(tx, caller, leadId, [row]);
      const drawer = opener.drawerOf(row);
      if (!drawer && !opener.releaseOf(row)) refuse('KEY_MISSING');
      demandServable(row.scanStatus);
      if (row.copyStatus === 'NONE' && drawer) return { again: drawer, row };
      demandCopy({ scan: row.scanStatus, copy: row.copyStatus });
      const key = opener.workingKey(row) ?? refuse('KEY_MISSING');
      const copy = (await copyRows.find(tx, evidenceId, wanted.kind, wanted.page)) ?? refuse('NOT_FOUND');
      const facts = copies.facts(leadId, copy, key);
      const { reference } = (await deps.leads.find(tx, leadId)) ?? refuse('NOT_FOUND');
      const { username } = (await deps.staff.find(tx, caller.staffId)) ?? refuse('FORBIDDEN');
      const called = drawer ? files.facts(row, drawer).name : null;
      const name = copyName({ reference, number: all.indexOf(row) + 1, name: called }, facts.type);
      const opened = { row, copy, key, facts, mark: watermarkWords(username, reference, clock.now()), name };
      await note(tx, caller, opened, act);
      return opened;
    });
    return 'again' in found ? prepareAgain(found.row, found.again) : found;
  };

  /** A file older than working copies, or one that came back whole from a backup, waits for its copy from now on. */
  async function prepareAgain(row: EvidenceRow, raw: OpenDrawer): Promise<never> {
    const original = await damage.begun(row.leadId, row.id, () => files.open(row, raw));
    original.destroy();
    const keys = { file: openFileKey(row, raw), working: openWorkingKey(row, raw) ?? newWorkingKey() };
    await inTransaction(async (tx) => {
      const { sealedWorkingKey } = sealedKeys(row.id, raw, keys);
      const waits = { sealedWorkingKey, ...heldKeys(row.id, deps.scanKey, keys) };
      if (await rows.await(tx, row.id, waits))
        await queue.add(tx, 'prepare-evidence', { evidenceId: row.id });
    });
    return refuse('EVIDENCE_NOT_READY');
  }

  const whole = ({ row, copy, key }: Opened): Promise<Readable> =>
    damage.begun(row.leadId, row.id, () => copies.stream(copy, key));

  /** The copy with the viewer's mark over it; null for what carries none. */
  async function marked({ row, copy, key, facts, mark }: Opened): Promise<Buffer | null> {
    if (facts.size > MARKED_UP_TO || row.copyStatus !== 'CLEANED') return null;
    const read = (start: number, end: number) => buffer(copies.range(copy, key, start, end));
    const kind = kindOf(await read(0, Math.min(HEAD_BYTES, facts.size)));
    if (!kind || !MARKED.includes(kind)) return null;
    return deps.cleaner.mark(kind, { size: facts.size, read }, mark);
  }

  return {
    /**
     * A thumbnail or a page, which we drew ourselves, with the viewer's mark burnt in.
     * @throws Refusal NOT_FOUND, KEY_MISSING, EVIDENCE_QUARANTINED, EVIDENCE_NOT_SCANNED_YET, EVIDENCE_NOT_READY,
     *   EVIDENCE_DAMAGED
     */
    async look(caller: Caller, leadId: string, evidenceId: string, wanted: Wanted): Promise<Buffer> {
      const opened = await open(caller, leadId, evidenceId, wanted, 'view');
      return deps.marking.run(async () => {
        // Drawing is loaded with the first look, so that the office opens without it.
        const { markedPicture } = await import('../../adapters/cleaner/watermark.ts');
        return markedPicture(await buffer(await whole(opened)), opened.mark);
      });
    },

    /** The working copy to be saved, marked where its kind can carry a mark. Throws as `look`. */
    async download(caller: Caller, leadId: string, evidenceId: string) {
      const opened = await open(caller, leadId, evidenceId, { kind: 'WORKING', page: 0 }, 'download');
      // Damage is told before anything is promised, also where a mark is written over it first.
      const content = await whole(opened);
      const copy = await deps.marking
        .run(() => marked(opened))
        .catch((error: unknown) => {
          content.destroy();
          throw error;
        });
      if (!copy) return { name: opened.name, size: opened.facts.size, content };
      content.destroy();
      return { name: opened.name, size: copy.length, content: copy };
    },

    /** Sound or film, from which a player takes the pieces that it wants. Throws as `look`; NOT_FOUND for others. */
    async play(caller: Caller, leadId: string, evidenceId: string) {
      const opened = await open(caller, leadId, evidenceId, { kind: 'WORKING', page: 0 }, 'view');
      const { row, copy, key, facts } = opened;
      const plays = shownAs(facts.type, 0);
      if (row.copyStatus !== 'CLEANED' || (plays !== 'FILM' && plays !== 'SOUND')) refuse('NOT_FOUND');
      return {
        type: facts.type,
        size: facts.size,
        /** Changes with the copy's bytes. */
        tag: `"${copy.id}"`,
        piece: (start: number, end: number) =>
          damage.begun(row.leadId, row.id, async () => copies.range(copy, key, start, end)),
      };
    },
  };
}
export type CopyReading = ReturnType<typeof makeCopyReading>;

const MARKED: readonly FileKind[] = ['JPEG', 'PNG', 'GIF', 'WEBP', 'PDF'];
