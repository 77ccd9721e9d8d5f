import type { Clock } from '../../adapters/clock.ts';
import { FINANCE_OFFICER } from '../../contract/fund-readers.ts';
import type { MonthRow } from '../../contract/fund-months.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { periodOf, periodToClose, periodsBetween } from '../../domain/ledger.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { PeriodsStore } from './periods.store.ts';
import type { ReconciliationStore } from './reconciliation.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  periods: PeriodsStore;
  reconciliations: Pick<ReconciliationStore, 'movedIn'>;
};

/** The months of the books. They close in their order, by a person, once they are over, and never open again. */
export function makePeriods({ inTransaction, clock, audit, periods, reconciliations }: Deps) {
  async function nextOf(tx: Tx) {
    const first = await periods.first(tx);
    const period = first && periodToClose(first, await periods.lastClosed(tx), clock.now());
    if (!period) return null;
    const signed = (await periods.signed(tx)).some((each) => each.period === period);
    return { period, wantsReconciliation: !signed && (await reconciliations.movedIn(tx, period)) };
  }

  return {
    list: (caller: Caller) =>
      inTransaction(async (tx) => {
        const first = (await periods.first(tx)) ?? periodOf(clock.now());
        const closed = new Map((await periods.closed(tx)).map((row) => [row.period.period, row]));
        const counts = new Map((await periods.counts(tx)).map((row) => [row.period, row.entries]));
        const signed = new Set((await periods.signed(tx)).map(({ period }) => period));
        const months = periodsBetween(first, periodOf(clock.now())).map((period): MonthRow => {
          const row = closed.get(period);
          return {
            period,
            entries: counts.get(period) ?? 0,
            reconciled: signed.has(period),
            closing: row
              ? {
                  byName: row.closedByName,
                  at: row.period.closedAt.toISOString(),
                  digest: row.period.digest,
                }
              : null,
          };
        });
        return {
          months: months.toReversed(),
          next: await nextOf(tx),
          mayClose: isOneOf(caller.actor, FINANCE_OFFICER),
        };
      }),

    /**
     * Closes the next month. @throws Refusal STALE_VERSION for another month or one that a colleague has just closed;
     * CONDITION_NOT_MET while its money at the bank is not reconciled
     */
    close: (caller: Caller, period: string): Promise<{ ok: true }> =>
      inTransaction(async (tx): Promise<{ ok: true }> => {
        const next = await nextOf(tx);
        if (next?.period !== period) return refuse('STALE_VERSION');
        if (next.wantsReconciliation)
          refuse('CONDITION_NOT_MET', [{ path: 'reconciliation', code: 'REQUIRED' }]);
        const now = clock.now();
        await periods.close(tx, { period, closedBy: caller.staffId, closedAt: now });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'fund.closeMonth',
          subject: { kind: 'FUND', id: period },
          facts: { period },
          at: now,
        });
        return { ok: true };
      }).catch((error: unknown) => {
        if (brokenConstraint(error) === 'closed_periods_pkey') refuse('STALE_VERSION');
        throw error;
      }),
  };
}
export type Periods = ReturnType<typeof makePeriods>;
