import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import { LEADS_A_RUN } from '../../contract/retention.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import type { Actor } from '../../domain/actor.ts';
import { PROPOSES_ERASURE, decideErasure } from '../../domain/erasure-run.ts';
import { refuse } from '../../domain/errors.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import { demandLetIn } from '../staff/let-in.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { DueList } from './due-list.ts';
import type { ErasureRunViews } from './erasure-run-views.ts';
import type { ErasureRunsStore } from './erasure-runs.store.ts';
import { type RetentionCases, weightOf } from './retention-cases.ts';

const PAGE = '/verification/retention';
/** At which archivist and head sit. */
const DESK = ['LEAD_AGENCY'];
const DONE = { ok: true } as const;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  district: DistrictStore;
  leads: LeadsStore;
  staff: Pick<StaffStore, 'keyedDesks'>;
  notices: Notices;
  queue: QueueStore;
  runs: ErasureRunsStore;
  cases: RetentionCases;
  dueList: DueList;
  runViews: ErasureRunViews;
};

/** What will go, who proposes it and who approves it. Nothing here erases: an approved run's job does. */
export function makeRetentionService(deps: Deps) {
  const { inTransaction, clock, audit, district, leads, notices, queue, runs, cases, dueList, runViews } =
    deps;

  const log = (tx: Tx, actor: Actor, act: string, runId: string, facts: Record<string, number>) =>
    audit.append(tx, {
      actor,
      act,
      subject: { kind: 'ERASURE_RUN', id: runId },
      facts,
      at: clock.now(),
    });

  return {
    /** The page: what goes within so many days, what is kept although its time is over, the latest runs. */
    read: (actor: Actor, days = 30) =>
      inTransaction(async (tx) => {
        const { settings } = await readOfficeDays(tx, district);
        const { at, due, held } = await dueList.within(tx, settings, clock.now(), days);
        return {
          asOf: at.toISOString(),
          days,
          total: due.length,
          due: due.slice(0, LEADS_A_RUN),
          held: held.slice(0, LEADS_A_RUN),
          runs: await runViews.newest(tx, actor),
          mayPropose: isOneOf(actor, PROPOSES_ERASURE),
        };
      }),

    /**
     * Fixes a list of leads, each with the drawers that are due now, and puts it before the head.
     * @throws Refusal KEY_MISSING; BAD_REQUEST naming each lead that is not due, or waits in another run
     */
    propose: (caller: Caller, leadIds: readonly string[]): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        await demandLetIn(tx, deps.staff, caller, DESK);
        const now = clock.now();
        // In one order, so that two proposals of the same leads take turns.
        for (const id of leadIds.toSorted()) await leads.lock(tx, id);
        const { settings } = await readOfficeDays(tx, district);
        const known = new Map((await cases.of(tx, leadIds, settings, now)).map((lead) => [lead.id, lead]));
        const waiting = await runs.inARun(tx, leadIds);
        const items = leadIds.map((id) => {
          const lead = known.get(id);
          const drawers = lead && !waiting.has(id) ? dueList.dueNow(lead, now) : [];
          return { lead, drawers, dueSince: lead?.retention?.goes[0]?.at ?? now };
        });
        const wrong = items.flatMap(({ drawers }, index) =>
          drawers.length ? [] : [{ path: `leadIds.${index}`, code: 'NOT_ALLOWED' as const }],
        );
        if (wrong.length) refuse('BAD_REQUEST', wrong);
        const id = randomUUID();
        await runs.add(tx, { id, status: 'PROPOSED', proposedBy: caller.staffId, proposedAt: now });
        await runs.addItems(
          tx,
          items.flatMap(({ lead, drawers, dueSince }) =>
            lead
              ? [
                  {
                    ...weightOf(lead, drawers),
                    runId: id,
                    leadId: lead.id,
                    drawers,
                    dueSince,
                    status: 'WAITING' as const,
                  },
                ]
              : [],
          ),
        );
        await log(tx, caller.actor, 'retention.propose', id, { leads: items.length });
        await notices.tell(tx, { template: 'RETENTION_TURN', path: PAGE, roles: ['LEAD_AGENCY_HEAD'] }, now);
        return { id };
      }),

    /** Approves a run, which then is carried out by itself, or refuses it. Throws as the rule; KEY_MISSING. */
    decide: (caller: Caller, runId: string, approve: boolean): Promise<typeof DONE> =>
      inTransaction(async (tx) => {
        await demandLetIn(tx, deps.staff, caller, DESK);
        const now = clock.now();
        const run = (await runs.lock(tx, runId)) ?? refuse('NOT_FOUND');
        const status = decideErasure(run, approve, caller.actor);
        await runs.save(tx, runId, { status, decidedBy: caller.staffId, decidedAt: now });
        const waiting = await runs.waitingOf(tx, runId);
        if (approve) await queue.add(tx, 'erase-run', { runId }, runId);
        else {
          for (const { leadId } of waiting) {
            await runs.settle(
              tx,
              { runId, leadId },
              { status: 'LEFT_OUT', leftOut: 'RUN_REFUSED', settledAt: now },
            );
          }
        }
        const act = approve ? 'retention.approve' : 'retention.refuse';
        await log(tx, caller.actor, act, runId, { leads: waiting.length });
        return DONE;
      }),

    /** Mails the archivist where something is due and nobody has proposed it yet; answers how many leads. */
    remind: (): Promise<number> =>
      inTransaction(async (tx) => {
        if (!(await district.find(tx))) return 0;
        const now = clock.now();
        const { settings } = await readOfficeDays(tx, district);
        const { due } = await dueList.within(tx, settings, now, 0);
        const left = due.filter(({ waits }) => !waits).length;
        if (left)
          await notices.tell(tx, { template: 'RETENTION_TURN', path: PAGE, roles: PROPOSES_ERASURE }, now);
        return left;
      }),
  };
}
export type RetentionService = ReturnType<typeof makeRetentionService>;
