import type { Tx } from '../../db/connection.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { CopiesStore, ReleaseRow } from './copies.store.ts';
import { openRelease, openWorkingKey } from './evidence-keys.ts';
import type { EvidenceRow } from './evidence.store.ts';

/**
 * What a person's keys open of a lead's files: the reporter's by the raw drawer, else those released, by the brief's; a
 * unit's by its findings.
 */
export type FileOpener = {
  raw: OpenDrawer | null;
  /** The drawer in which a file lies: the report's, or the findings of the unit that collected it. */
  drawerOf(row: EvidenceRow): OpenDrawer | null;
  /** The working key; null where this person holds no key to it. @throws BrokenSeal */
  workingKey(row: EvidenceRow): Buffer | null;
  releaseOf(row: EvidenceRow): ReleaseRow | undefined;
};

type Deps = { drawers: Drawers; copyRows: CopiesStore; staff: Pick<StaffStore, 'keyedDesks'> };

/** Opens a lead's files as far as the person's grants go; nothing else is asked. */
export function makeCopyKeys({ drawers, copyRows, staff }: Deps) {
  return {
    async openerOf(
      tx: Tx,
      caller: Caller,
      leadId: string,
      rows: readonly EvidenceRow[],
    ): Promise<FileOpener> {
      const raw = await drawers.openKept(tx, caller.ring, leadId, 'raw');
      const brief = await drawers.openKept(tx, caller.ring, leadId, 'brief');
      const units = [...new Set(rows.flatMap(({ unit }) => unit ?? []))];
      const findings = new Map<string, OpenDrawer>();
      for (const { id } of units.length ? await staff.keyedDesks(tx, units) : []) {
        const drawer = await drawers.openKept(tx, caller.ring, leadId, 'findings', id);
        if (drawer) findings.set(drawer.id, drawer);
      }
      const drawerOf = (row: EvidenceRow) =>
        row.unit === null ? raw : (findings.get(row.compartmentId) ?? null);
      const releases = await copyRows.releasesOf(
        tx,
        rows.map((row) => row.id),
      );
      const releaseOf = (row: EvidenceRow) => releases.find((each) => each.evidenceId === row.id);
      return {
        raw,
        drawerOf,
        releaseOf,
        workingKey(row) {
          const drawer = drawerOf(row);
          if (drawer) return openWorkingKey(row, drawer);
          if (row.unit !== null) return null;
          const release = releaseOf(row);
          return brief && release ? openRelease(row, brief, release.sealedKey) : null;
        },
      };
    },
  };
}
export type CopyKeys = ReturnType<typeof makeCopyKeys>;
