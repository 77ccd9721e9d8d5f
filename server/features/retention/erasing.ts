import { createHash } from 'node:crypto';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';
import { dueDrawers } from '../../domain/retention.ts';
import type { AuditEntry, AuditStore } from '../audit/audit.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Contents, ErasureStore } from './erasure.store.ts';
import type { ErasureRunsStore, ItemRecord } from './erasure-runs.store.ts';
import type { RetentionCases } from './retention-cases.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  district: DistrictStore;
  leads: LeadsStore;
  runs: ErasureRunsStore;
  erasures: ErasureStore;
  cases: RetentionCases;
  store: EvidenceStore;
};

const SYSTEM = { kind: 'SYSTEM' } as const;

/**
 * Carries an approved run out, a lead a transaction: the keys are destroyed in it, with the tombstone in the log. Safe
 * to run again after any interruption: what is settled is passed over, and files that no row names are swept.
 */
export function makeErasing(deps: Deps) {
  const { inTransaction, clock, audit, district, leads, runs, erasures, cases, store } = deps;

  const log = (tx: Tx, leadId: string, act: string, facts: NonNullable<AuditEntry['facts']>, at: Date) =>
    audit.append(tx, { actor: SYSTEM, act, subject: { kind: 'LEAD', id: leadId }, facts, at });

  async function destroy(tx: Tx, item: ItemRecord, kinds: readonly CompartmentKind[], now: Date) {
    const { leadId, runId } = item;
    const drawers = await erasures.keptDrawers(tx, leadId, kinds);
    const goes = { leadId, drawerIds: drawers.map(({ id }) => id), kinds, at: now };
    const contents = await erasures.contents(tx, goes);
    await erasures.erase(tx, goes);
    const gone = {
      sheets: contents.sheets.length,
      files: contents.files.length,
      fileBytes: contents.files.reduce((sum, { bytes }) => sum + bytes, 0),
    };
    await runs.settle(tx, item, { ...gone, status: 'ERASED', settledAt: now });
    const drawerList = drawers.map(({ kind }) => kind).toSorted();
    const facts = { runId, drawers: drawerList.join(' '), ...gone, commitment: commitmentOf(contents) };
    await log(tx, leadId, 'retention.erase', facts, now);
    return contents.files.map(({ storeKey }) => storeKey);
  }

  /** Erases what of a lead is due now, or leaves it out and says why; answers the files to remove. */
  const settle = (runId: string, leadId: string): Promise<string[]> =>
    inTransaction(async (tx) => {
      await leads.lock(tx, leadId);
      const item = await runs.lockWaiting(tx, runId, leadId);
      if (!item) return [];
      const now = clock.now();
      const { settings } = await readOfficeDays(tx, district);
      const [lead] = await cases.of(tx, [leadId], settings, now);
      const due = dueDrawers(lead?.retention ?? null, now);
      const kinds = item.drawers.filter((kind) => due.includes(kind));
      if (kinds.length) return destroy(tx, item, kinds, now);
      const leftOut = lead?.retention?.blockers[0] ?? 'NOT_DUE';
      await runs.settle(tx, item, { status: 'LEFT_OUT', leftOut, settledAt: now });
      await log(tx, leadId, 'retention.leaveOut', { runId, reason: leftOut }, now);
      return [];
    });

  return {
    async carryOut(runId: string): Promise<void> {
      const run = await inTransaction((tx) => runs.lock(tx, runId));
      if (run?.status !== 'APPROVED') return;
      for (const { leadId } of await inTransaction((tx) => runs.waitingOf(tx, runId))) {
        for (const key of await settle(runId, leadId)) await store.remove(key);
      }
      await inTransaction(async (tx) => {
        const now = clock.now();
        await runs.lock(tx, runId);
        if ((await runs.waitingOf(tx, runId)).length === 0) {
          await runs.save(tx, runId, { status: 'DONE', finishedAt: now });
        }
      });
    },
  };
}
export type Erasing = ReturnType<typeof makeErasing>;

/** SHA-256 over the digests of what was sealed: who holds an old copy can be told whether it is the one erased. */
function commitmentOf({ sheets, files }: Contents): string {
  const lines = [
    ...sheets.map(({ id, digest }) => `sheet ${id} ${digest}`),
    ...files.map(({ id, digest }) => `file ${id} ${digest}`),
  ];
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
}
