import type { Readable } from 'node:stream';
import type { Clock } from '../../adapters/clock.ts';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import type { Scanner } from '../../adapters/virus-scanner.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { demandServable } from '../../domain/evidence.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { EvidenceFiles, FileFacts } from './evidence-files.ts';
import type { EvidenceRows, WaitingRow } from './evidence.store.ts';

/** A stray is a file this old that no row names: no upload takes so long. */
const STRAY_AFTER_MS = 6 * 3_600_000;
/** A file that waits this long for the scanner has outlived its own job's tries, or will soon. */
const LONG_WAIT_MS = 3_600_000;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  store: EvidenceStore;
  rows: EvidenceRows;
  files: EvidenceFiles;
  drawers: Drawers;
  audit: AuditStore;
  scanner: Scanner | undefined;
};

export function makeEvidenceService(deps: Deps) {
  const { inTransaction, clock, store, rows, files, drawers, audit, scanner } = deps;

  async function scanAgain(row: WaitingRow, by: Scanner): Promise<void> {
    const verdict = await files.rescan(row, by);
    await inTransaction(async (tx) => {
      const settled = await rows.settleScan(tx, row.id, verdict === 'CLEAN' ? 'CLEAN' : 'INFECTED');
      if (settled && verdict !== 'CLEAN') {
        await files.recordInfection(tx, row.leadId, row.id, verdict.infected, clock.now());
      }
    });
  }

  /** Logs that the stored file is not what was put there, and says so; what else went wrong goes on. */
  const damaged =
    (leadId: string, evidenceId: string) =>
    async (error: unknown): Promise<never> => {
      if (!isDamage(error)) throw error;
      await inTransaction((tx) =>
        audit.append(tx, {
          actor: { kind: 'SYSTEM' },
          act: 'evidence.damaged',
          subject: { kind: 'LEAD', id: leadId },
          facts: { evidenceId, gone: !(error instanceof CannotOpen) },
          at: clock.now(),
        }),
      );
      return refuse('EVIDENCE_DAMAGED');
    };

  return {
    /**
     * A file with its facts, for somebody whose desk holds the key; the opening is logged before a byte leaves.
     * @throws Refusal NOT_FOUND, KEY_MISSING, EVIDENCE_QUARANTINED, EVIDENCE_NOT_SCANNED_YET,
     *   EVIDENCE_DAMAGED
     */
    async open(
      caller: Caller,
      leadId: string,
      evidenceId: string,
    ): Promise<{ facts: FileFacts; content: Readable }> {
      const { row, raw } = await inTransaction(async (tx) => {
        const row = (await rows.find(tx, leadId, evidenceId)) ?? refuse('NOT_FOUND');
        const raw = (await drawers.open(tx, caller.ring, leadId, 'raw')) ?? refuse('KEY_MISSING');
        demandServable(row.scanStatus);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'evidence.open',
          subject: { kind: 'LEAD', id: leadId },
          facts: { evidenceId },
          at: clock.now(),
        });
        return { row, raw };
      });
      const content = await files.open(row, raw).catch(damaged(leadId, evidenceId));
      await begun(content).catch(damaged(leadId, evidenceId));
      // Damage further on can only cut the answer short: its length was promised. The log tells why.
      content.once('error', (error) => void damaged(leadId, evidenceId)(error).catch(() => undefined));
      return { facts: files.facts(row, raw), content };
    },

    /**
     * Scans a file that waits for the scanner, or, without an id, all that have waited long. Run twice it scans once;
     * without a scanner they go on waiting. Throws where the scanner still doesn't answer, so that the queue tries again.
     */
    async scanWaiting(evidenceId?: string): Promise<void> {
      if (!scanner) return;
      const which = evidenceId
        ? { id: evidenceId }
        : { before: new Date(clock.now().getTime() - LONG_WAIT_MS) };
      const failures: unknown[] = [];
      for (const row of await inTransaction((tx) => rows.waiting(tx, which))) {
        await scanAgain(row, scanner).catch((error: unknown) => failures.push(error));
      }
      if (failures.length)
        throw new AggregateError(failures, `${failures.length} files could not be scanned`);
    },

    /** Removes stored files that no commit has named, and beginnings of files; answers how many. */
    async sweep(): Promise<number> {
      const before = new Date(Date.now() - STRAY_AFTER_MS);
      let removed = await store.clearUnfinished(before);
      for await (const key of store.list(before)) {
        const named = await inTransaction((tx) => rows.named(tx, [key]));
        if (named.has(key)) continue;
        await store.remove(key);
        removed += 1;
      }
      return removed;
    },
  };
}
/** Settles with the first bytes in the clear: only then is there something to promise. */
function begun(content: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    content.once('readable', resolve).once('end', resolve).once('error', reject);
  });
}

/** Tampered with or cut short; or not in the store at all, in the words of a folder or of S3. */
function isDamage(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return error instanceof CannotOpen || code === 'ENOENT' || name === 'NoSuchKey';
}

export type EvidenceService = ReturnType<typeof makeEvidenceService>;
