import type { ErasureRun } from '../../contract/retention.ts';
import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import { decideErasure } from '../../domain/erasure-run.ts';
import { Refusal } from '../../domain/errors.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { ErasureRunsStore, RunRecord } from './erasure-runs.store.ts';

const RUNS_SHOWN = 20;

export function makeErasureRunViews({ runs, staff }: { runs: ErasureRunsStore; staff: StaffStore }) {
  return {
    /** The latest runs with their lists, and what became of each lead. */
    async newest(tx: Tx, actor: Actor): Promise<ErasureRun[]> {
      const rows = await runs.newest(tx, RUNS_SHOWN);
      const ids = rows.map(({ id }) => id);
      const items = Map.groupBy(ids.length ? await runs.itemsOf(tx, ids) : [], ({ item }) => item.runId);
      const names = await staff.namesOf(
        tx,
        rows.flatMap((run) => [run.proposedBy, run.decidedBy]),
      );
      return rows.map((run) => ({
        id: run.id,
        number: run.number,
        status: run.status,
        proposedByName: names.get(run.proposedBy) ?? '',
        proposedAt: run.proposedAt.toISOString(),
        decidedByName: run.decidedBy ? (names.get(run.decidedBy) ?? '') : null,
        decidedAt: run.decidedAt?.toISOString() ?? null,
        finishedAt: run.finishedAt?.toISOString() ?? null,
        leads: (items.get(run.id) ?? []).map(({ item, reference }) => ({
          leadId: item.leadId,
          reference,
          drawers: item.drawers,
          dueSince: item.dueSince.toISOString(),
          sheets: item.sheets,
          files: item.files,
          fileBytes: item.fileBytes,
          status: item.status,
          leftOut: item.leftOut,
        })),
        may: { approve: mayDecide(run, true, actor), refuse: mayDecide(run, false, actor) },
      }));
    },
  };
}
export type ErasureRunViews = ReturnType<typeof makeErasureRunViews>;

function mayDecide(run: RunRecord, approve: boolean, actor: Actor): boolean {
  try {
    decideErasure(run, approve, actor);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
