import type { DeskKey } from '../../crypto/compartment.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import type { Tx } from '../../db/connection.ts';
import { deskOfUnit } from '../../domain/avoidance.ts';
import { refuse } from '../../domain/errors.ts';
import { JOINT_UNITS, type JointUnit } from '../../domain/units.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Findings } from './findings.ts';

/** What the units write beside their findings; each kind has readers of its own (decision 0029). */
export const TEAM_DRAWERS = ['team', 'notes', 'approval', 'assist'] as const;
export type TeamDrawer = (typeof TEAM_DRAWERS)[number];

type Deps = { drawers: Drawers; staff: StaffStore; findings: Findings; audit: AuditStore };

/**
 * The drawers of the joint work: `team` for the three units; `notes` for one unit alone; `approval` for a unit and the
 * lead agency, whose head decides; `assist` for an assisting unit and the three. Made with their first sheet.
 */
export function makeTeamDrawers({ drawers, staff, findings, audit }: Deps) {
  async function keyed(tx: Tx, unit: string): Promise<DeskKey> {
    const [desk] = await staff.keyedDesks(tx, [deskOfUnit(unit)]);
    return desk?.publicKey ? { id: desk.id, publicKey: desk.publicKey } : refuse('DESK_NOT_KEYED');
  }

  async function readersOf(tx: Tx, kind: TeamDrawer, unit: string): Promise<DeskKey[]> {
    const desks = await findings.jointDesks(tx);
    if (kind === 'notes') return [];
    if (kind === 'approval') return unit === 'LEAD_AGENCY' ? [] : [desks.LEAD_AGENCY];
    return JOINT_UNITS.map((one: JointUnit) => desks[one]);
  }

  /** Whose drawer it is; `team` belongs to nobody alone. */
  const ownerOf = async (tx: Tx, kind: TeamDrawer, unit: string) =>
    kind === 'team' ? undefined : keyed(tx, unit);

  return {
    /** To write into: made where it isn't there yet. @throws Refusal KEY_MISSING, DESK_NOT_KEYED, ERASED */
    async toWrite(
      tx: Tx,
      ring: KeyRing,
      leadId: string,
      kind: TeamDrawer,
      unit: string,
      now: Date,
    ): Promise<OpenDrawer> {
      const own = await ownerOf(tx, kind, unit);
      if (await drawers.exists(tx, leadId, kind, own?.id)) {
        return (await drawers.open(tx, ring, leadId, kind, own?.id)) ?? refuse('KEY_MISSING');
      }
      const desks = await readersOf(tx, kind, unit);
      const readers = own ? [own, ...desks] : desks;
      // Nobody begins a drawer that they could not read themselves.
      if (!readers.some(({ id }) => ring.deskIds.includes(id))) refuse('KEY_MISSING');
      return drawers.make(tx, { leadId, kind, desks, ...(own ? { ownDesk: own } : {}) }, now);
    },

    /**
     * To read: null where there is none, it was erased, or no key of the person opens it. A person's first opening of
     * each is logged before anything is shown.
     */
    async toRead(
      tx: Tx,
      caller: Caller,
      leadId: string,
      kind: TeamDrawer,
      unit: string,
      now: Date,
    ): Promise<OpenDrawer | null> {
      const desk = kind === 'team' ? undefined : (await staff.keyedDesks(tx, [deskOfUnit(unit)]))[0];
      if (kind !== 'team' && !desk) return null;
      const drawer = await drawers.openKept(tx, caller.ring, leadId, kind, desk?.id);
      const act = `${kind}.open`;
      if (drawer && !(await audit.hasDone(tx, caller.staffId, act, leadId))) {
        const facts = kind === 'team' ? {} : { unit };
        const subject = { kind: 'LEAD', id: leadId } as const;
        await audit.append(tx, { actor: caller.actor, act, subject, facts, at: now });
      }
      return drawer;
    },
  };
}
export type TeamDrawers = ReturnType<typeof makeTeamDrawers>;
