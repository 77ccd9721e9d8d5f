import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { Finding, acceptTask, changeOfficers } from '../../contract/tasks.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { StaffActor } from '../../domain/actor.ts';
import { type FieldError, Refusal, refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { type TaskSnapshot, type FindingDraft, decideTask } from '../../domain/task.ts';
import { type JointUnit, VERIFIER_OF } from '../../domain/units.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { CompartmentsStore } from '../compartments/compartments.store.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { FindingSheet, Findings } from './findings.ts';
import type { TaskRecord, TasksStore } from './tasks.store.ts';
import type { TeamDrawers } from './team-drawers.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  tasks: TasksStore;
  staff: StaffStore;
  compartments: CompartmentsStore;
  drawers: Drawers;
  findings: Findings;
  leads: Pick<LeadsStore, 'findReadable'>;
  teamDrawers: TeamDrawers;
  audit: AuditStore;
  acts: LeadActs;
};
/** Why a unit sends others, and whom instead of whom; by their staff ids. */
type OfficersSheet = { unit: string; before: readonly string[]; after: readonly string[]; reason: string };
type Change = Static<typeof changeOfficers.schema.body>;
type Officers = Static<typeof acceptTask.schema.body>['officers'];

const DONE = { ok: true } as const;
const NOTHING_WRITTEN = { checks: {}, conclusion: '', summary: '' } as unknown as FindingDraft;

export function makeTasksService(deps: Deps) {
  const { inTransaction, tasks, staff, compartments, drawers, findings, leads, teamDrawers, audit, acts } =
    deps;

  /** The unit's verifiers, from whom the officers are named. */
  async function verifiersOf(tx: Tx, unit: JointUnit) {
    return (await staff.ofUnit(tx, unit)).filter((person) => person.roles.includes(VERIFIER_OF[unit]));
  }

  /** The officers as the form names them, each with the unit and the certificate under which the office knows them. */
  async function asNamed(tx: Tx, unit: JointUnit, officers: Officers) {
    const verifiers = await verifiersOf(tx, unit);
    return officers.map((officer) => {
      const known = verifiers.find((person) => person.id === officer.staffId);
      return { ...officer, unit: known ? unit : '', registeredNo: known?.certificateNo ?? null };
    });
  }

  return {
    /**
     * The unit signs for its task and names at least two officers (Decree 737 art. 21); with the third unit the
     * verification begins (L12).
     */
    accept: (caller: Caller, leadId: string, officers: Officers) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, actor, now, lead, snapshot } = scene;
        const { unit, task } = ownTask(scene, caller.actor);
        if (lead.status !== 'ASSIGNED') refuse('ILLEGAL_TRANSITION');
        // While a unit has asked to give the lead back, the coordinator rules on that first (L11).
        mustHold(['proposal', snapshot.proposal === null, 'NOT_ALLOWED']);
        const named = await asNamed(tx, unit, officers);
        const { changes } = asFormFields(() =>
          decideTask(taskSnapshot(task), { verb: 'accept', officers: named }, actor, now),
        );
        await tasks.save(tx, task.id, {
          status: changes.status,
          officers: [...(changes.officers ?? [])],
          acceptedAt: now,
          acceptedBy: caller.staffId,
        });
        const after = await acts.settle(scene, {}, { act: 'task.accept', facts: { unit } });
        const ready = after.standing.tasks.every((one) => one.status === 'ACCEPTED');
        if (ready) await acts.step(after, { verb: 'startVerifying' });
        return DONE;
      }),

    /**
     * Keeps what the unit has found so far, finished or not, sealed to its own desk.
     * @throws Refusal STALE_VERSION where a colleague has written since
     */
    record: (
      caller: Caller,
      leadId: string,
      { basedOn, ...finding }: Finding & { basedOn?: string | null },
    ) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, actor, now, lead } = scene;
        const { unit, task } = ownTask(scene, caller.actor);
        if (lead.status !== 'ASSIGNED' && lead.status !== 'VERIFYING') refuse('ILLEGAL_TRANSITION');
        decideTask(taskSnapshot(task), { verb: 'record', finding }, actor, now);
        const drawer = await findings.drawerOf(tx, caller.ring, leadId, unit, now);
        const stands = await findings.standing(tx, caller.ring, task, drawer.deskId ?? '');
        if (basedOn !== undefined && basedOn !== (stands?.id ?? null)) refuse('STALE_VERSION');
        const office = { kind: 'FINDING' as const, author: 'OFFICE' as const, staffId: caller.staffId };
        const body: FindingSheet = { task: task.id, finding };
        const sheet = await drawers.put(tx, drawer, { ...office, body, at: now });
        await audit.append(tx, {
          actor,
          act: 'finding.save',
          subject: { kind: 'LEAD', id: leadId },
          facts: { unit },
          at: now,
        });
        return { ...DONE, sheet };
      }),

    /** Signs what the unit has found; with the third signature each unit can read the others' findings. */
    sign: (caller: Caller, leadId: string) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, actor, now, lead } = scene;
        const { unit, task } = ownTask(scene, caller.actor);
        if (lead.status !== 'VERIFYING') refuse('ILLEGAL_TRANSITION');
        const desks = await findings.jointDesks(tx);
        const stands = await findings.standing(tx, caller.ring, task, desks[unit].id);
        const finding = stands?.body.finding ?? NOTHING_WRITTEN;
        const { changes } = decideTask(taskSnapshot(task), { verb: 'sign', finding }, actor, now);
        const signature = { status: changes.status, signedAt: now, signedBy: caller.staffId };
        await tasks.save(tx, task.id, signature);
        const after = await acts.settle(scene, {}, { act: 'task.sign', facts: { unit } });
        const complete = after.standing.tasks.every((one) => one.status === 'SIGNED');
        if (complete) await compartments.releaseFindings(tx, leadId, now);
        return DONE;
      }),

    /**
     * Sends other officers: those who went stand in the history, with the reason, sealed for the three units.
     * @throws Refusal STALE_VERSION where a colleague has changed them since
     */
    changeOfficers: (caller: Caller, leadId: string, { officers, reason, instead }: Change) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, actor, now, lead } = scene;
        const { unit, task } = ownTask(scene, caller.actor);
        if (lead.status !== 'ASSIGNED' && lead.status !== 'VERIFYING') refuse('ILLEGAL_TRANSITION');
        const before = task.officers.map(({ staffId }) => staffId);
        if (before.toSorted().join() !== instead.toSorted().join()) refuse('STALE_VERSION');
        const named = await asNamed(tx, unit, officers);
        const { changes } = asFormFields(() =>
          decideTask(taskSnapshot(task), { verb: 'change', officers: named, reason }, actor, now),
        );
        const after = [...(changes.officers ?? [])];
        const drawer = await teamDrawers.toWrite(tx, caller.ring, leadId, 'team', unit, now);
        const body: OfficersSheet = { unit, before, after: after.map(({ staffId }) => staffId), reason };
        const office = { kind: 'OFFICERS' as const, author: 'OFFICE' as const, staffId: caller.staffId };
        await drawers.put(tx, drawer, { ...office, body, at: now });
        await tasks.save(tx, task.id, { officers: after });
        await acts.settle(scene, {}, { act: 'task.change', facts: { unit } });
        return DONE;
      }),

    /** Who was sent instead of whom, as far as the person's keys open it. @throws Refusal NOT_FOUND */
    officerChanges: (caller: Caller, leadId: string) =>
      inTransaction(async (tx) => {
        if (!(await leads.findReadable(tx, leadId, caller.ring))) refuse('NOT_FOUND');
        const drawer = await drawers.openKept(tx, caller.ring, leadId, 'team');
        const sheets = drawer ? await drawers.sheets<OfficersSheet>(tx, drawer, 'OFFICERS') : [];
        const names = await staff.namesOf(
          tx,
          sheets.flatMap(({ staffId, body }) => [staffId, ...body.before, ...body.after]),
        );
        const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
        return {
          changes: sheets.map(({ id, staffId, createdAt, body }) => ({
            id,
            unit: body.unit,
            before: body.before.map(nameOf),
            after: body.after.map(nameOf),
            reason: body.reason,
            byName: nameOf(staffId),
            at: createdAt.toISOString(),
          })),
        };
      }),

    /** The verifiers of the person's unit. @throws Refusal NOT_YOUR_STEP outside the three units */
    colleagues: (caller: Caller) =>
      inTransaction(async (tx) => {
        const people = await verifiersOf(tx, unitOf(caller.actor));
        return {
          colleagues: people.map(({ id, name, certificateNo }) => ({ staffId: id, name, certificateNo })),
        };
      }),
  };
}
export type TasksService = ReturnType<typeof makeTasksService>;

function unitOf({ unit, roles }: StaffActor): JointUnit {
  if (!isJointUnit(unit) || !roles.includes(VERIFIER_OF[unit])) refuse('NOT_YOUR_STEP');
  return unit;
}

/** The task of the person's own unit; a lead that has not been handed out has none. */
function ownTask({ standing }: LeadScene, actor: StaffActor): { unit: JointUnit; task: TaskRecord } {
  const unit = unitOf(actor);
  const task = standing.tasks.find((one) => one.unit === unit) ?? refuse('ILLEGAL_TRANSITION');
  return { unit, task };
}

function taskSnapshot({ unit, status, officers }: TaskRecord): TaskSnapshot {
  return { unit: unit as JointUnit, status, officers };
}

/** An officer of another unit is a wrong choice in the form's list of people. */
function asFormFields<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = error.fields.map(({ path, code }): FieldError => ({
      path: path.replace(/\.unit$/, '.staffId'),
      code,
    }));
    return refuse(error.code, fields);
  }
}
