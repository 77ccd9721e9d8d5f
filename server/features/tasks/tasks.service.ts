import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { Finding, acceptTask } from '../../contract/tasks.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { StaffActor } from '../../domain/actor.ts';
import { type FieldError, Refusal, refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { type TaskSnapshot, type UnitFinding, decideTask } from '../../domain/task.ts';
import { type JointUnit, VERIFIER_OF } from '../../domain/units.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { CompartmentsStore } from '../compartments/compartments.store.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { FindingSheet, Findings } from './findings.ts';
import type { TaskRecord, TasksStore } from './tasks.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  tasks: TasksStore;
  staff: StaffStore;
  compartments: CompartmentsStore;
  drawers: Drawers;
  findings: Findings;
  audit: AuditStore;
  acts: LeadActs;
};
type Officers = Static<typeof acceptTask.schema.body>['officers'];

const DONE = { ok: true } as const;
const NOTHING_WRITTEN = { checks: {}, conclusion: '', summary: '' } as unknown as UnitFinding;

export function makeTasksService(deps: Deps) {
  const { inTransaction, tasks, staff, compartments, drawers, findings, audit, acts } = deps;

  /** The unit's verifiers, from whom the officers are named. */
  async function verifiersOf(tx: Tx, unit: JointUnit) {
    return (await staff.ofUnit(tx, unit)).filter((person) => person.roles.includes(VERIFIER_OF[unit]));
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
        const verifiers = await verifiersOf(tx, unit);
        const named = officers.map((officer) => {
          const known = verifiers.find((person) => person.id === officer.staffId);
          return { ...officer, unit: known ? unit : '', registeredNo: known?.certificateNo ?? null };
        });
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

    /** Keeps what the unit has found so far, sealed to its own desk. */
    record: (caller: Caller, leadId: string, finding: Finding) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, actor, now, lead } = scene;
        const { unit, task } = ownTask(scene, caller.actor);
        if (lead.status !== 'ASSIGNED' && lead.status !== 'VERIFYING') refuse('ILLEGAL_TRANSITION');
        decideTask(taskSnapshot(task), { verb: 'record', finding }, actor, now);
        const drawer = await findings.drawerOf(tx, caller.ring, leadId, unit, now);
        const sheet = { kind: 'FINDING' as const, author: 'OFFICE' as const, staffId: caller.staffId };
        const body: FindingSheet = { task: task.id, finding };
        await drawers.put(tx, drawer, { ...sheet, body, at: now });
        await audit.append(tx, {
          actor,
          act: 'finding.save',
          subject: { kind: 'LEAD', id: leadId },
          facts: { unit },
          at: now,
        });
        return DONE;
      }),

    /** Signs what the unit has found; with the third signature each unit can read the others' findings. */
    sign: (caller: Caller, leadId: string) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, actor, now, lead } = scene;
        const { unit, task } = ownTask(scene, caller.actor);
        if (lead.status !== 'VERIFYING') refuse('ILLEGAL_TRANSITION');
        const desks = await findings.jointDesks(tx);
        const finding = (await findings.read(tx, caller.ring, task, desks[unit].id)) ?? NOTHING_WRITTEN;
        const { changes } = decideTask(taskSnapshot(task), { verb: 'sign', finding }, actor, now);
        const signature = { status: changes.status, signedAt: now, signedBy: caller.staffId };
        await tasks.save(tx, task.id, signature);
        const after = await acts.settle(scene, {}, { act: 'task.sign', facts: { unit } });
        const complete = after.standing.tasks.every((one) => one.status === 'SIGNED');
        if (complete) await compartments.releaseFindings(tx, leadId, now);
        return DONE;
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
