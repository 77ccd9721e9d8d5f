import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Cleaner, Cleaning, KeepCopy } from '../../adapters/cleaner/cleaner.ts';
import { HEAD_BYTES, kindOf } from '../../adapters/cleaner/file-kind.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import { decryptRange, plaintextSize } from '../../crypto/file.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { CopiesStore } from './copies.store.ts';
import type { Custody } from './custody.ts';
import { type DamageReports, isDamage } from './damage.ts';
import type { CopyFacts, EvidenceCopies } from './evidence-copies.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import { heldFileKey, heldWorkingKey, originalAad } from './evidence-keys.ts';
import type { EvidenceRows, UnpreparedRow } from './evidence.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  store: EvidenceStore;
  rows: EvidenceRows;
  files: EvidenceFiles;
  copies: EvidenceCopies;
  copyRows: CopiesStore;
  custody: Custody;
  damage: DamageReports;
  cleaner: Cleaner;
  scanKey: Buffer;
};

type Written = Awaited<ReturnType<EvidenceCopies['write']>>;

/** Makes the copies that people look at, once a file is past the scanner; then drops the keys that were held for it. */
export function makePreparationService(deps: Deps) {
  const { inTransaction, clock, store, rows, files, copies, copyRows, custody, damage, cleaner, scanKey } =
    deps;

  /** The whole of it once, so that a damaged file is known before anything is made of it. Answers SHA-256 in hex. */
  async function digestOf(row: UnpreparedRow, key: Buffer): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(await files.plaintext(row, key), hash);
    return hash.digest('hex');
  }

  async function clean(row: UnpreparedRow, key: Buffer, keep: KeepCopy): Promise<Cleaning> {
    const size = plaintextSize(row.storedBytes);
    const readAt = (offset: number, length: number) => store.read(row.storeKey, offset, length);
    const read = async (start: number, end: number): Promise<Buffer> => {
      const pieces: Buffer[] = [];
      for await (const piece of decryptRange(key, originalAad(row.id), readAt, row.storedBytes, start, end)) {
        pieces.push(piece);
      }
      return Buffer.concat(pieces);
    };
    const kind = kindOf(await read(0, Math.min(size, HEAD_BYTES)));
    return kind
      ? cleaner.clean(kind, { size, read }, keep)
      : { status: 'NOT_CLEANED', reason: 'UNKNOWN_KIND' };
  }

  async function prepareOne(row: UnpreparedRow): Promise<void> {
    const key = heldFileKey(row, scanKey);
    const working = heldWorkingKey(row, scanKey);
    const written: Written[] = [];
    const keep: KeepCopy = async (made, content) => {
      written.push(await copies.write(row.id, working, made, content, clock.now()));
    };
    const drop = async () => copies.discard(written.splice(0).map((each) => each.row));
    try {
      const sha256 = await digestOf(row, key);
      const cleaning = await clean(row, key, keep);
      if (cleaning.status === 'NOT_CLEANED') {
        await drop();
        const type = 'application/octet-stream';
        await keep({ kind: 'WORKING', page: 0, type }, await files.plaintext(row, key));
      }
      if (!(await settle(row, cleaning, written, sha256))) await drop();
    } catch (error) {
      await drop();
      if (!isDamage(error)) throw error;
      await damage.note(row.leadId, row.id, error);
      await inTransaction((tx) =>
        rows.settlePreparation(tx, row.id, { copyStatus: 'NONE', uncleanReason: null }),
      );
    }
  }

  /** Names the copies, drops the held keys and writes it down, in one transaction. */
  const settle = (row: UnpreparedRow, cleaning: Cleaning, written: readonly Written[], original: string) =>
    inTransaction(async (tx) => {
      const reason = cleaning.status === 'NOT_CLEANED' ? cleaning.reason : null;
      const to = { copyStatus: cleaning.status, uncleanReason: reason };
      if (!(await rows.settlePreparation(tx, row.id, to))) return false;
      await copyRows.add(
        tx,
        written.map((each) => each.row),
      );
      const copy = written.find((each) => each.row.kind === 'WORKING')?.facts as CopyFacts;
      const at = clock.now();
      const note = { actor: { kind: 'SYSTEM' } as const, leadId: row.leadId, evidenceId: row.id, at };
      const facts = { copy: custody.digestOf(copy.sha256), ...(reason ? { reason } : {}) };
      await custody.note(tx, { ...note, act: 'evidence.clean', sha256: original, facts });
      return true;
    });

  return {
    /**
     * Prepares one file, or without an id all that wait. Run twice it prepares once; ended in the middle it leaves
     * strays for the sweep, and the file waits for the next run.
     */
    async prepare(evidenceId?: string): Promise<void> {
      const failures: unknown[] = [];
      for (const { id } of await inTransaction((tx) => rows.unprepared(tx, evidenceId))) {
        // Looked at again: another process may have been faster while this one waited.
        const [row] = await inTransaction((tx) => rows.unprepared(tx, id));
        if (row) await prepareOne(row).catch((error: unknown) => failures.push(error));
      }
      if (failures.length)
        throw new AggregateError(failures, `${failures.length} files could not be prepared`);
    },
  };
}
export type PreparationService = ReturnType<typeof makePreparationService>;
