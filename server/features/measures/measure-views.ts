import type { ApprovalView, MeasureView } from '../../contract/measures.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { JOINT_UNITS, type JointUnit, VERIFIER_OF } from '../../domain/units.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, Sheet } from '../compartments/drawers.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Findings } from '../tasks/findings.ts';
import type { TaskRecord, TasksStore } from '../tasks/tasks.store.ts';
import type { TeamDrawers } from '../tasks/team-drawers.ts';
import type { ApprovalRecord, ApprovalsStore } from './approvals.store.ts';
import type { ApprovalAnswer, ApprovalSheet, MeasureSheet } from './measures.service.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  leads: Pick<LeadsStore, 'findReadable'>;
  tasks: Pick<TasksStore, 'ofLeads'>;
  approvals: ApprovalsStore;
  staff: StaffStore;
  drawers: Drawers;
  findings: Findings;
  teamDrawers: TeamDrawers;
};
type Asked = { row: ApprovalRecord; words: ApprovalSheet; note: string | null };

/** Measures as a person sees them: those of their own unit, and of the others once all three have signed. */
export function makeMeasureViews(deps: Deps) {
  const { inTransaction, clock, leads, tasks, approvals, staff, drawers, findings, teamDrawers } = deps;

  /** What each unit recorded under its present task. */
  async function takenBy(tx: Tx, caller: Caller, all: readonly TaskRecord[]) {
    if (!all.length) return [];
    const desks = await findings.jointDesks(tx);
    const taken: { unit: string; sheet: Sheet<MeasureSheet> }[] = [];
    for (const task of all) {
      const desk = desks[task.unit as JointUnit];
      const drawer = await drawers.openKept(tx, caller.ring, task.leadId, 'findings', desk.id);
      if (!drawer) continue;
      for (const sheet of await drawers.sheets<MeasureSheet>(tx, drawer, 'MEASURE')) {
        if (sheet.body.task === task.id) taken.push({ unit: task.unit, sheet });
      }
    }
    return taken;
  }

  /** What was asked of the head, as far as the person's keys open it. */
  async function askedOf(tx: Tx, caller: Caller, leadId: string): Promise<Asked[]> {
    const rows = await approvals.ofLead(tx, leadId);
    const asked: Asked[] = [];
    for (const unit of JOINT_UNITS) {
      const mine = rows.filter((row) => row.unit === unit);
      if (!mine.length || !concerns(caller, unit)) continue;
      const drawer = await teamDrawers.toRead(tx, caller, leadId, 'approval', unit, clock.now());
      if (!drawer) continue;
      const asks = await drawers.sheets<ApprovalSheet>(tx, drawer, 'PURPOSE');
      const answers = await drawers.sheets<ApprovalAnswer>(tx, drawer, 'ANSWER');
      for (const row of mine) {
        const words = asks.find(({ id }) => id === row.asksId)?.body;
        const note = answers.find(({ id }) => id === row.answerId)?.body.note ?? null;
        if (words) asked.push({ row, words, note });
      }
    }
    return asked;
  }

  return {
    list: (caller: Caller, leadId: string) =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const all = await tasks.ofLeads(tx, [leadId]);
        const taken = await takenBy(tx, caller, all);
        const asked = await askedOf(tx, caller, leadId);
        const own = ownTask(lead, all, caller);
        const names = await staff.namesOf(tx, [
          ...taken.flatMap(({ sheet }) => [sheet.staffId, ...sheet.body.officers]),
          ...asked.flatMap(({ row }) => [row.askedBy, row.decidedBy]),
          ...(own?.officers ?? []).map((one) => one.staffId),
        ]);
        const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));

        const measures = taken.map(({ unit, sheet }): MeasureView => {
          const { measure, on, officers, place, result, documentNo } = sheet.body;
          return {
            id: sheet.id,
            unit,
            ...{ measure, on, place, result, documentNo },
            officers: officers.map(nameOf),
            recordedByName: nameOf(sheet.staffId),
            recordedAt: sheet.createdAt.toISOString(),
          };
        });
        const approvalOf = ({ row, words, note }: Asked): ApprovalView => ({
          id: row.id,
          unit: row.unit,
          measure: row.measure,
          status: row.status,
          subject: words.subject,
          reason: words.reason,
          askedByName: nameOf(row.askedBy),
          askedAt: row.askedAt.toISOString(),
          note,
          decidedByName: row.decidedBy && nameOf(row.decidedBy),
          decidedAt: row.decidedAt?.toISOString() ?? null,
          mayDecide:
            row.status === 'ASKED' &&
            row.askedBy !== caller.staffId &&
            isOneOf(caller.actor, ['LEAD_AGENCY_HEAD']),
          mayUse: row.status === 'APPROVED' && own?.unit === row.unit,
        });
        return {
          measures: measures.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
          approvals: asked.map(approvalOf),
          mayRecord: own !== undefined,
          officers: (own?.officers ?? []).map(({ staffId }) => ({ staffId, name: nameOf(staffId) })),
        };
      }),
  };
}
export type MeasureViews = ReturnType<typeof makeMeasureViews>;

/** The lead agency's desk holds the key because its head decides: the head reads it there, and whoever asks for themselves. */
const concerns = ({ actor }: Caller, unit: JointUnit): boolean =>
  actor.unit === unit || isOneOf(actor, ['LEAD_AGENCY_HEAD']);

/** The task at which this person works now, as one of its officers. */
function ownTask(lead: LeadRecord, all: readonly TaskRecord[], { actor, staffId }: Caller) {
  if (lead.status !== 'VERIFYING') return undefined;
  return all.find(
    ({ unit, status, officers }) =>
      unit === actor.unit &&
      status === 'ACCEPTED' &&
      isOneOf(actor, [VERIFIER_OF[unit as JointUnit]]) &&
      officers.some((one) => one.staffId === staffId),
  );
}
