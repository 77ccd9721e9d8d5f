import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import {
  type Lane,
  RUNGS,
  type Rung,
  latestMissed,
  owingNow,
  ownSuperiors,
  toldAbout,
} from '../../domain/escalation.ts';
import { type Turn, isJointUnit } from '../../domain/lead-turn.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { DeterminationsStore } from '../determinations/determinations.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import { readStandings, snapshotOf } from '../leads/lead-snapshot.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import type { EscalationsStore } from './escalations.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  leads: LeadsStore;
  tasks: TasksStore;
  determinations: DeterminationsStore;
  district: DistrictStore;
  escalations: EscalationsStore;
  audit: AuditStore;
  notices: Notices;
};

const AT_ONCE = 100;

/**
 * Climbs the ladder for every date that was missed. Run twice it tells once, run late it catches up: what was reached
 * is kept as rows, and what is to be reached follows from the dates alone.
 */
export function makeEscalating(deps: Deps) {
  const { inTransaction, clock, district, escalations, audit, notices } = deps;

  async function climb(tx: Tx, lead: LeadRecord, rung: Rung, now: Date): Promise<void> {
    const standing = (await readStandings(tx, deps, [lead.id])).get(lead.id);
    if (!standing || !lead.dueAt) return;
    const { dueAt, status } = lead;
    const owing = owingNow(snapshotOf(lead, standing), dueAt, now);
    const rows = owing.map((owedBy) => ({ leadId: lead.id, rung, owedBy, status, dueAt, at: now }));
    const added = await escalations.add(tx, rows);
    for (const { owedBy } of added) {
      await audit.append(tx, {
        actor: { kind: 'SYSTEM' },
        act: 'lead.escalate',
        subject: { kind: 'LEAD', id: lead.id },
        facts: isJointUnit(owedBy) ? { rung, unit: owedBy } : { rung, roles: owedBy },
        at: now,
      });
    }
    const roles = [...new Set(owing.flatMap((owedBy) => toldAbout(rung, owedBy)))];
    if (!added.length || !roles.length) return;
    const path = `/verification/leads/${lead.id}`;
    await notices.tell(tx, { template: 'LEAD_OVERDUE', path, roles }, now);
    for (const { owedBy } of added) {
      const unitCode = ownSuperiors(rung, owedBy as Turn);
      // They hold no key to the lead: the board is theirs.
      const board = { template: 'LEAD_OVERDUE', path: '/verification/board', roles: ['LEADER'] } as const;
      if (unitCode) await notices.tell(tx, { ...board, unitCode }, now);
    }
  }

  /** One helping of one rung; answers how many leads it took. */
  const helping = (lane: Lane, rung: Rung): Promise<number> =>
    inTransaction(async (tx) => {
      if (!(await district.find(tx))) return 0;
      const now = clock.now();
      const { settings, calendar } = await readOfficeDays(tx, district);
      const around = { now, hour: settings.officeHour, calendar };
      const missedBy = latestMissed(settings.escalation[rung], lane, around);
      if (missedBy === null) return 0;
      const found = await escalations.overdue(tx, lane, rung, missedBy, AT_ONCE);
      for (const lead of found) await climb(tx, lead, rung, now);
      return found.length;
    });

  return {
    async run(lane: Lane): Promise<void> {
      for (const rung of RUNGS) while ((await helping(lane, rung)) === AT_ONCE);
    },
  };
}
export type Escalating = ReturnType<typeof makeEscalating>;
