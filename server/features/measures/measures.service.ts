import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { askForMeasure as asking, recordMeasure } from '../../contract/measures.ts';
import { localDate } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { type MeasureTaken, askForMeasure, decideApproval, decideMeasure } from '../../domain/measure.ts';
import type { JointUnit } from '../../domain/units.ts';
import type { AuditEntry, AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { Notices } from '../notifications/notices.ts';
import type { Findings } from '../tasks/findings.ts';
import type { TeamDrawers } from '../tasks/team-drawers.ts';
import type { ApprovalsStore } from './approvals.store.ts';

/** A measure in its unit's findings, for the task under which it was taken. */
export type MeasureSheet = MeasureTaken & { task: string };
/** What a unit wants to look into or seize, and why. */
export type ApprovalSheet = { approval: string; subject: string; reason: string };
export type ApprovalAnswer = { approval: string; note: string };

type Record = Static<typeof recordMeasure.schema.body>;
type Ask = Static<typeof asking.schema.body>;
type Deps = {
  approvals: ApprovalsStore;
  drawers: Drawers;
  findings: Findings;
  teamDrawers: TeamDrawers;
  audit: AuditStore;
  notices: Notices;
  acts: LeadActs;
};

/** Measures of an investigation (条例 art. 21, 22, 24): recorded by two, and some only with the head's word. */
export function makeMeasuresService(deps: Deps) {
  const { approvals, drawers, findings, teamDrawers, audit, notices, acts } = deps;

  const log = ({ tx, actor, lead, now }: LeadScene, act: string, facts: NonNullable<AuditEntry['facts']>) =>
    audit.append(tx, { actor, act, subject: { kind: 'LEAD', id: lead.id }, facts, at: now });

  const office = (caller: Caller, at: Date) => ({ author: 'OFFICE' as const, staffId: caller.staffId, at });

  return {
    record: (caller: Caller, leadId: string, body: Record) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, now, lead } = scene;
        const { unit, task, at } = ownWork(scene, caller);
        const taken = { ...body, documentNo: body.documentNo ?? '', approvalId: body.approvalId ?? null };
        const known = await approvals.ofLead(tx, lead.id);
        const { uses } = decideMeasure(at, taken, known, scene.actor, localDate(now));
        const drawer = await findings.drawerOf(tx, caller.ring, leadId, unit, now);
        const sheet: MeasureSheet = { ...taken, task: task.id };
        const id = await drawers.put(tx, drawer, { kind: 'MEASURE', body: sheet, ...office(caller, now) });
        if (uses) await approvals.save(tx, uses.id, { status: 'USED' });
        await log(scene, 'measure.record', { unit, measure: body.measure });
        return { id };
      }),

    ask: (caller: Caller, leadId: string, body: Ask) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, now } = scene;
        const { unit, at } = ownWork(scene, caller);
        askForMeasure(at, body, scene.actor);
        const id = randomUUID();
        const drawer = await teamDrawers.toWrite(tx, caller.ring, leadId, 'approval', unit, now);
        const { measure, subject, reason } = body;
        const sheet: ApprovalSheet = { approval: id, subject, reason };
        const asksId = await drawers.put(tx, drawer, {
          kind: 'PURPOSE',
          body: sheet,
          ...office(caller, now),
        });
        const asked = { asksId, askedBy: caller.staffId, askedAt: now };
        await approvals.add(tx, { id, leadId, unit, measure, status: 'ASKED', ...asked });
        await log(scene, 'measure.ask', { unit, measure, approvalId: id });
        const to = { roles: ['LEAD_AGENCY_HEAD'] as const, unitCode: 'LEAD_AGENCY' };
        const path = `/verification/leads/${leadId}`;
        await notices.tell(tx, { template: 'LEAD_TURN', path, ...to }, now);
        return { id };
      }),

    decide: (caller: Caller, leadId: string, id: string, body: { approves: boolean; note?: string }) =>
      acts.on(caller, { leadId }, async (scene) => {
        const { tx, now } = scene;
        const row = (await approvals.ofLead(tx, leadId)).find((one) => one.id === id) ?? refuse('NOT_FOUND');
        const { approves, note = '' } = body;
        const { status } = decideApproval(row, { approves, note }, scene.actor);
        const drawer = await teamDrawers.toWrite(tx, caller.ring, leadId, 'approval', row.unit, now);
        const sheet: ApprovalAnswer = { approval: id, note };
        const answerId = await drawers.put(tx, drawer, {
          kind: 'ANSWER',
          body: sheet,
          ...office(caller, now),
        });
        await approvals.save(tx, id, { status, answerId, decidedBy: caller.staffId, decidedAt: now });
        const facts = { unit: row.unit, measure: row.measure, approvalId: id };
        await log(scene, approves ? 'measure.approve' : 'measure.refuse', facts);
        const path = `/verification/leads/${leadId}`;
        await notices.tellPeople(tx, { template: 'LEAD_TURN', path, people: [row.askedBy] }, now);
        return { ok: true } as const;
      }),
  };
}
export type MeasuresService = ReturnType<typeof makeMeasuresService>;

function ownWork(scene: LeadScene, caller: Caller) {
  const { unit } = caller.actor;
  if (!isJointUnit(unit)) refuse('NOT_YOUR_STEP');
  const task = scene.standing.tasks.find((one) => one.unit === unit) ?? refuse('ILLEGAL_TRANSITION');
  const { status, officers } = task;
  const at = { lead: scene.lead, task: { unit: unit as JointUnit, status, officers } };
  return { unit: unit as JointUnit, task, at };
}
