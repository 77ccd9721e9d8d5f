import type { Tx } from '../../db/connection.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { CopiesStore, ReleaseRow } from './copies.store.ts';
import { openRelease, openWorkingKey } from './evidence-keys.ts';
import type { EvidenceRow } from './evidence.store.ts';

/** What a person's keys open of a lead's files: all by the raw drawer; else those released, by the brief's. */
export type FileOpener = {
  raw: OpenDrawer | null;
  /** The working key; null where this person holds no key to it. @throws BrokenSeal */
  workingKey(row: EvidenceRow): Buffer | null;
  releaseOf(row: EvidenceRow): ReleaseRow | undefined;
};

/** Opens a lead's files as far as the person's grants go; nothing else is asked. */
export function makeCopyKeys({ drawers, copyRows }: { drawers: Drawers; copyRows: CopiesStore }) {
  return {
    async openerOf(
      tx: Tx,
      caller: Caller,
      leadId: string,
      rows: readonly EvidenceRow[],
    ): Promise<FileOpener> {
      const raw = await drawers.openKept(tx, caller.ring, leadId, 'raw');
      const brief = await drawers.openKept(tx, caller.ring, leadId, 'brief');
      const releases = await copyRows.releasesOf(
        tx,
        rows.map((row) => row.id),
      );
      const releaseOf = (row: EvidenceRow) => releases.find((each) => each.evidenceId === row.id);
      return {
        raw,
        releaseOf,
        workingKey(row) {
          if (raw) return openWorkingKey(row, raw);
          const release = releaseOf(row);
          return brief && release ? openRelease(row, brief, release.sealedKey) : null;
        },
      };
    },
  };
}
export type CopyKeys = ReturnType<typeof makeCopyKeys>;
