import type { Clock } from '../../adapters/clock.ts';
import type { LeadEscalations } from '../../contract/escalations.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { OFFICE_DATE_STATUSES, REVIEWED_STATUSES, RUNGS, laneOf, rungAt } from '../../domain/escalation.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { DeterminationsStore } from '../determinations/determinations.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import { readStandings, snapshotOf } from '../leads/lead-snapshot.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import type { EscalationsStore } from './escalations.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  leads: LeadsStore;
  tasks: TasksStore;
  determinations: DeterminationsStore;
  escalations: EscalationsStore;
};

const keepsDate = ({ status, reviewRequestedAt }: LeadRecord): boolean =>
  OFFICE_DATE_STATUSES.includes(status) || (REVIEWED_STATUSES.includes(status) && reviewRequestedAt !== null);

/** What a lead's page says of missed dates. */
export function makeEscalationsService(deps: Deps) {
  const { inTransaction, clock, district, leads, escalations } = deps;
  return {
    /** @throws Refusal NOT_FOUND, also where no desk of the caller's holds a key */
    ofLead: (caller: Caller, leadId: string): Promise<LeadEscalations> =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const { settings, calendar } = await readOfficeDays(tx, district);
        const rows = await escalations.ofLead(tx, leadId);
        const standing = (await readStandings(tx, deps, [leadId])).get(leadId) ?? refuse('NOT_FOUND');
        const lane = laneOf(snapshotOf(lead, standing));
        const { dueAt } = lead;
        const around = { hour: settings.officeHour, calendar };
        const reached = (rung: string) =>
          rows.some((row) => row.rung === rung && row.dueAt.getTime() === dueAt?.getTime());
        const ahead =
          dueAt && clock.now() > dueAt && keepsDate(lead)
            ? RUNGS.filter((rung) => !reached(rung)).flatMap((rung) => {
                const at = rungAt(settings.escalation[rung], { dueAt, lane }, around);
                return at ? [{ rung, at }] : [];
              })
            : [];
        const [next] = ahead.toSorted((a, b) => a.at.getTime() - b.at.getTime());
        const steps = Map.groupBy(rows, (row) => `${row.rung} ${row.dueAt.getTime()} ${row.at.getTime()}`);
        return {
          reached: [...steps.values()].flatMap(([first, ...others]) =>
            first
              ? [
                  {
                    rung: first.rung,
                    owedBy: [first, ...others].map(({ owedBy }) => owedBy),
                    dueAt: first.dueAt.toISOString(),
                    at: first.at.toISOString(),
                  },
                ]
              : [],
          ),
          next: next ? { rung: next.rung, at: next.at.toISOString() } : null,
        };
      }),
  };
}
export type EscalationsService = ReturnType<typeof makeEscalationsService>;
