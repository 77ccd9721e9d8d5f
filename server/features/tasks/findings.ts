import type { DeskKey } from '../../crypto/compartment.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import { type FindingDraft, type UnitFinding, isWhole } from '../../domain/finding.ts';
import { JOINT_UNITS, type JointUnit } from '../../domain/units.ts';
import type { Drawers, OpenDrawer, Sheet } from '../compartments/drawers.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { TaskRecord } from './tasks.store.ts';

/** A unit's finding, for the task under which it was written. */
export type FindingSheet = { task: string; finding: FindingDraft };

/** The sealed findings of the three units. Who reads them is the drawer's to say: nothing here asks for a role. */
export function makeFindings({ drawers, staff }: { drawers: Drawers; staff: StaffStore }) {
  /** The three desks with their keys. @throws Refusal DESK_NOT_KEYED while one has no member */
  async function jointDesks(tx: Tx): Promise<Record<JointUnit, DeskKey>> {
    const keyed = await staff.keyedDesks(tx, JOINT_UNITS);
    const desk = (unit: JointUnit): DeskKey => {
      const row = keyed.find((one) => one.code === unit);
      return row?.publicKey ? { id: row.id, publicKey: row.publicKey } : refuse('DESK_NOT_KEYED');
    };
    return { LEAD_AGENCY: desk('LEAD_AGENCY'), POLICE: desk('POLICE'), MARKET_REG: desk('MARKET_REG') };
  }

  return {
    jointDesks,

    /** A unit's drawer, made with its first sheet: the unit reads at once, the other two after the third signature. */
    async drawerOf(tx: Tx, ring: KeyRing, leadId: string, unit: JointUnit, now: Date): Promise<OpenDrawer> {
      const desks = await jointDesks(tx);
      const own = desks[unit];
      if (await drawers.exists(tx, leadId, 'findings', own.id)) {
        return (await drawers.open(tx, ring, leadId, 'findings', own.id)) ?? refuse('KEY_MISSING');
      }
      if (!ring.deskIds.includes(own.id)) refuse('KEY_MISSING');
      const others = JOINT_UNITS.filter((one) => one !== unit).map((one) => desks[one]);
      return drawers.make(tx, { leadId, kind: 'findings', desks: [], ownDesk: own, others }, now);
    },

    /** What a unit has written for this task, newest sheet in force; null where nothing is written or no key opens it. */
    async standing(
      tx: Tx,
      ring: KeyRing,
      task: TaskRecord,
      deskId: string,
    ): Promise<Sheet<FindingSheet> | null> {
      const drawer = await drawers.openKept(tx, ring, task.leadId, 'findings', deskId);
      if (!drawer) return null;
      const sheets = await drawers.sheets<FindingSheet>(tx, drawer, 'FINDING');
      // A lead opened again is verified from the start: sheets of an earlier task are not this one's.
      return sheets.findLast(({ body }) => body.task === task.id) ?? null;
    },

    /** The same where nothing is lacking, as with every finding that was signed. */
    async read(tx: Tx, ring: KeyRing, task: TaskRecord, deskId: string): Promise<UnitFinding | null> {
      const finding = (await this.standing(tx, ring, task, deskId))?.body.finding;
      return finding && isWhole(finding) ? finding : null;
    },
  };
}
export type Findings = ReturnType<typeof makeFindings>;
