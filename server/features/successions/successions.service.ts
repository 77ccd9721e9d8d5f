import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { SuccessionsView, passWorkOn } from '../../contract/successions.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { type HeldWork, demandSuccessor, maySucceed, officersAfter } from '../../domain/succession.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import { heldWork } from './held-work.ts';
import type { SuccessionsStore } from './successions.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  successions: SuccessionsStore;
  leads: Pick<LeadsStore, 'findReadable' | 'isKeptAway'>;
  tasks: Pick<TasksStore, 'save'>;
  staff: Pick<StaffStore, 'find' | 'ofUnit' | 'list' | 'namesOf'>;
  district: DistrictStore;
  acts: LeadActs;
  notices: Notices;
};
type StaffRow = NonNullable<Awaited<ReturnType<StaffStore['find']>>>;

const DONE = { ok: true } as const;
const personOf = ({ id, unitCode, roles }: StaffRow) => ({ staffId: id, unit: unitCode, roles });
const shown = ({ id, name, active }: StaffRow) => ({ staffId: id, name, active });

/** Handing over a colleague's work (工作交接): what somebody holds, and who takes it. */
export function makeSuccessions(deps: Deps) {
  const { inTransaction, clock, successions, leads, tasks, staff, district, acts, notices } = deps;

  async function passedBy(tx: Tx, staffId: string): Promise<SuccessionsView['passed']> {
    const rows = await successions.from(tx, staffId);
    const names = await staff.namesOf(
      tx,
      rows.flatMap(({ passed }) => [passed.toStaff, passed.byStaff]),
    );
    return rows.map(({ passed, reference }) => ({
      reference,
      toName: names.get(passed.toStaff) ?? '',
      byName: names.get(passed.byStaff) ?? '',
      reason: passed.reason as SuccessionsView['passed'][number]['reason'],
      what: passed.what as HeldWork[],
      at: passed.at.toISOString(),
    }));
  }

  return {
    /** @throws Refusal NOT_FOUND, NOT_YOUR_STEP for somebody whose work is not the caller's to hand on */
    list: (caller: Caller, staffId = caller.staffId): Promise<SuccessionsView> =>
      inTransaction(async (tx) => {
        const { actor } = caller;
        const person = (await staff.find(tx, staffId)) ?? refuse('NOT_FOUND');
        if (!maySucceed(actor, personOf(person))) refuse('NOT_YOUR_STEP');
        const everybody = (await staff.list(tx)).filter((one) => maySucceed(actor, personOf(one)));
        const colleagues = (await staff.ofUnit(tx, person.unitCode)).filter(
          (one) => one.id !== person.id && one.roles.some((role) => person.roles.includes(role)),
        );
        const days = await readOfficeDays(tx, district);
        const held: SuccessionsView['held'] = [];
        for (const [leadId, what] of await heldWork(tx, successions, staffId)) {
          const lead = await leads.findReadable(tx, leadId, caller.ring);
          if (!lead) continue;
          const { reference, version, status, dueAt } = lead;
          const owed = days.owed(dueAt, clock.now());
          const keptAway = await leads.isKeptAway(tx, leadId, staffId);
          held.push({ leadId, reference, version, status, owed, what, keptAway });
        }
        const first = (one: StaffRow) => Number(one.id !== caller.staffId);
        return {
          people: everybody.sort((a, b) => first(a) - first(b)).map(shown),
          person: shown(person),
          held: held.sort((a, b) => (a.owed?.dueAt ?? '~').localeCompare(b.owed?.dueAt ?? '~')),
          colleagues: colleagues.map(({ id, name }) => ({ staffId: id, name })),
          passed: await passedBy(tx, staffId),
        };
      }),

    /**
     * One lead, one act: the officer is named anew, a proposal goes along, a first signature under a report lapses.
     * @throws Refusal NOT_FOUND where that person holds nothing of it, STALE_VERSION, KEY_MISSING, and as
     * {@link demandSuccessor} and {@link officersAfter}
     */
    pass: (caller: Caller, leadId: string, body: Static<typeof passWorkOn.schema.body>) =>
      acts.on(caller, { leadId, version: body.version }, async (scene) => {
        const { tx, standing, now } = scene;
        const from = (await staff.find(tx, body.from)) ?? refuse('NOT_FOUND');
        const row = (await staff.find(tx, body.to)) ?? refuse('NOT_FOUND');
        const keptAway = await leads.isKeptAway(tx, leadId, row.id);
        const to = { ...personOf(row), active: row.active, certificateNo: row.certificateNo, keptAway };
        demandSuccessor(caller.actor, personOf(from), to);
        const what = (await heldWork(tx, successions, from.id)).get(leadId) ?? refuse('NOT_FOUND');
        for (const task of standing.tasks) {
          if (task.status === 'SIGNED' || !task.officers.some(({ staffId }) => staffId === from.id)) continue;
          await tasks.save(tx, task.id, { officers: officersAfter(task.officers, from.id, to) });
        }
        if (what.includes('CASE_REPORT')) await successions.dropReport(tx, leadId, from.id);
        const { reason } = body;
        const people = { fromStaff: from.id, toStaff: row.id, byStaff: caller.staffId };
        await successions.add(tx, { id: randomUUID(), leadId, ...people, reason, what, at: now });
        const columns = what.includes('PROPOSAL') ? { proposalBy: row.id } : {};
        const facts = { staffId: from.id, person: row.id, reason };
        await acts.settle(scene, columns, { act: 'work.pass', facts });
        const path = `/verification/leads/${leadId}`;
        await notices.tellPeople(tx, { template: 'LEAD_TURN', path, people: [row.id] }, now);
        return DONE;
      }),
  };
}
export type SuccessionsService = ReturnType<typeof makeSuccessions>;
