import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import type { StaffActor } from '../../domain/actor.ts';
import { type Heir, heirAmong, officersWithout } from '../../domain/recusal.ts';
import type { HeldWork } from '../../domain/succession.ts';
import type { JointUnit } from '../../domain/units.ts';
import { VERIFIER_OF } from '../../domain/units.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import { dueWithoutProposal } from '../leads/lead-marks.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { heldWork } from '../successions/held-work.ts';
import type { SuccessionsStore } from '../successions/successions.store.ts';
import type { TaskRecord, TasksStore } from '../tasks/tasks.store.ts';

type Deps = {
  successions: SuccessionsStore;
  leads: Pick<LeadsStore, 'lock' | 'isKeptAway'>;
  tasks: Pick<TasksStore, 'save'>;
  staff: Pick<StaffStore, 'ofUnit'>;
  district: DistrictStore;
  acts: Pick<LeadActs, 'look' | 'settle'>;
  notices: Pick<Notices, 'tell' | 'tellPeople'>;
};
export type WorkMoved = { what: HeldWork[]; toStaff: string | null };
type Recusing = { actor: StaffActor; staffId: string; now: Date };

/** Whoever keeps away from a lead works on it no more: what they held goes to a colleague, or back to their desk. */
export function makeWorkMoves(deps: Deps) {
  const { successions, leads, tasks, staff, district, acts, notices } = deps;

  /** A colleague of the unit who may go in their stead: with a certificate, not named yet, not kept away. */
  async function heirIn(tx: Tx, task: TaskRecord): Promise<Heir | null> {
    const unit = task.unit as JointUnit;
    const people: Heir[] = [];
    for (const { id, roles, certificateNo } of await staff.ofUnit(tx, unit)) {
      if (!roles.includes(VERIFIER_OF[unit]) || !certificateNo) continue;
      if (await leads.isKeptAway(tx, task.leadId, id)) continue;
      people.push({ staffId: id, certificateNo, busyWith: (await successions.officerIn(tx, id)).length });
    }
    return heirAmong(people, task.officers);
  }

  /** Names somebody else in the task, or leaves it to the unit. Answers who took over. */
  async function moveTask({ tx, lead }: LeadScene, task: TaskRecord, { staffId, now }: Recusing) {
    const unit = task.unit as JointUnit;
    const heir = await heirIn(tx, task);
    const after = officersWithout(task.officers, staffId, heir, lead.status !== 'ASSIGNED');
    const anew = after.status === 'OPEN' ? { acceptedAt: null, acceptedBy: null } : {};
    await tasks.save(tx, task.id, { ...after, ...anew });
    const notice = { template: 'LEAD_TURN', path: `/verification/leads/${task.leadId}` } as const;
    if (heir) await notices.tellPeople(tx, { ...notice, people: [heir.staffId] }, now);
    else
      await notices.tell(tx, { ...notice, roles: [VERIFIER_OF[unit]], unitCode: unit, except: staffId }, now);
    return heir?.staffId ?? null;
  }

  /** Of one lead, in the recusal's own transaction; null where the person held nothing of it. */
  async function move(tx: Tx, leadId: string, recusing: Recusing): Promise<WorkMoved | null> {
    const { actor, staffId, now } = recusing;
    const what = (await heldWork(tx, successions, staffId)).get(leadId);
    const lead = what && (await leads.lock(tx, leadId));
    if (!lead) return null;
    const days = await readOfficeDays(tx, district);
    const scene = await acts.look({ tx, actor, now, days }, lead);
    let toStaff: string | null = null;
    for (const task of scene.standing.tasks) {
      if (task.status === 'SIGNED' || !task.officers.some((one) => one.staffId === staffId)) continue;
      toStaff = await moveTask(scene, task, recusing);
    }
    // A signature and an opinion are nobody else's: whoever goes on gives their own.
    if (what.includes('CASE_REPORT')) await successions.dropReport(tx, leadId, staffId);
    const columns = what.includes('PROPOSAL')
      ? { proposalVerb: null, proposalBy: null, proposalReason: null, dueAt: dueWithoutProposal(scene) }
      : {};
    if (toStaff) {
      const people = { fromStaff: staffId, toStaff, byStaff: actor.staffId };
      await successions.add(tx, { id: randomUUID(), leadId, ...people, reason: 'RECUSED', what, at: now });
    }
    await acts.settle(scene, columns, {
      act: 'recusal.moveWork',
      facts: { staffId, ...(toStaff ? { person: toStaff } : {}) },
    });
    return { what, toStaff };
  }

  return {
    move,
    /** Of every lead that the person holds work on and now keeps away from. Answers how many. */
    async moveAll(tx: Tx, recusing: Recusing): Promise<number> {
      let moved = 0;
      for (const leadId of (await heldWork(tx, successions, recusing.staffId)).keys()) {
        if (!(await leads.isKeptAway(tx, leadId, recusing.staffId))) continue;
        moved += (await move(tx, leadId, recusing)) ? 1 : 0;
      }
      return moved;
    },
  };
}
export type WorkMoves = ReturnType<typeof makeWorkMoves>;
