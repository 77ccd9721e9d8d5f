import type { Clock } from '../../adapters/clock.ts';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import type { Scanner } from '../../adapters/virus-scanner.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { Custody } from './custody.ts';
import type { EvidenceFiles } from './evidence-files.ts';
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
  custody: Custody;
  queue: QueueStore;
  scanner: Scanner | undefined;
};

/** What is done to files behind everybody's back: scanned again, and swept away where nobody names them. */
export function makeEvidenceService(deps: Deps) {
  const { inTransaction, clock, store, rows, files, custody, queue, scanner } = deps;

  async function scanAgain(row: WaitingRow, by: Scanner): Promise<void> {
    const verdict = await files.rescan(row, by);
    const file = { leadId: row.leadId, evidenceId: row.id, at: clock.now() };
    await inTransaction(async (tx) => {
      const settled = await rows.settleScan(tx, row.id, verdict === 'CLEAN' ? 'CLEAN' : 'INFECTED');
      if (!settled) return;
      if (verdict !== 'CLEAN') {
        await files.recordInfection(tx, row.leadId, row.id, verdict.infected, file.at);
        return;
      }
      const facts = { verdict: 'CLEAN' };
      await custody.note(tx, { ...file, actor: { kind: 'SYSTEM' }, act: 'evidence.scan', facts });
      await queue.add(tx, 'prepare-evidence', { evidenceId: row.id });
    });
  }

  return {
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
export type EvidenceService = ReturnType<typeof makeEvidenceService>;
