import type { Readable } from 'node:stream';
import type { Clock } from '../../adapters/clock.ts';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { EvidenceFiles, FileFacts } from './evidence-files.ts';
import type { EvidenceRows } from './evidence.store.ts';

/** A stray is a file this old that no row names: no upload takes so long. */
const STRAY_AFTER_MS = 6 * 3_600_000;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  store: EvidenceStore;
  rows: EvidenceRows;
  files: EvidenceFiles;
  drawers: Drawers;
  audit: AuditStore;
};

export function makeEvidenceService(deps: Deps) {
  const { inTransaction, clock, store, rows, files, drawers, audit } = deps;
  return {
    /** A file with its facts, for somebody whose desk holds the key; the opening is logged before a byte leaves. */
    open: (
      caller: Caller,
      leadId: string,
      evidenceId: string,
    ): Promise<{ facts: FileFacts; content: Readable }> =>
      inTransaction(async (tx) => {
        const row = (await rows.find(tx, leadId, evidenceId)) ?? refuse('NOT_FOUND');
        const raw = (await drawers.open(tx, caller.ring, leadId, 'raw')) ?? refuse('KEY_MISSING');
        await audit.append(tx, {
          actor: caller.actor,
          act: 'evidence.open',
          subject: { kind: 'LEAD', id: leadId },
          facts: { evidenceId },
          at: clock.now(),
        });
        return { facts: files.facts(row, raw), content: await files.open(row, raw) };
      }),

    /** Removes stored files that no commit has named; answers how many. */
    async sweep(): Promise<number> {
      let removed = 0;
      for await (const key of store.list(new Date(Date.now() - STRAY_AFTER_MS))) {
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
