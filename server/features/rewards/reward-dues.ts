import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { type RewardVerb, owedRewardStep } from '../../domain/reward.ts';
import { type DueWindows, dueWindowsAt } from '../board/due-windows.ts';
import type { Caller } from '../caller.ts';
import type { RewardDues, RewardDuesStore } from './reward-dues.store.ts';
import { turnOf } from './reward-turns.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; rewardDues: RewardDuesStore };

/** What of awards is due: for one person, and for each role that owes it. */
export function makeRewardDues({ inTransaction, clock, rewardDues }: Deps) {
  return {
    mine: (caller: Caller): Promise<RewardDues> =>
      inTransaction(async (tx) => {
        const whose = { staffId: caller.staffId, turn: turnOf(caller.actor) };
        const { references: _none, ...numbers } = await rewardDues.dueFor(
          tx,
          whose,
          dueWindowsAt(clock.now()),
          0,
        );
        return numbers;
      }),

    /** By role, the latest first; an award that waits for its reporter is on no line. */
    async parties(tx: Tx, windows: DueWindows): Promise<(RewardDues & { party: string })[]> {
      const sums = new Map<string, RewardDues>();
      for (const row of await rewardDues.standing(tx, windows)) {
        const { status, claimChannel, proposalVerb, identityMode, appealed } = row;
        const proposal = proposalVerb ? { verb: proposalVerb as RewardVerb, by: 'SYSTEM' } : null;
        const anonymous = identityMode === 'ANON';
        const owed = owedRewardStep(status, { claimChannel, proposal, anonymous, appealed });
        for (const party of owed?.by ?? []) {
          if (party === 'REPORTER' || party === 'SYSTEM') continue;
          const { overdue = 0, today = 0, week = 0 } = sums.get(party) ?? {};
          sums.set(party, {
            overdue: overdue + row.overdue,
            today: today + row.today,
            week: week + row.week,
          });
        }
      }
      return [...sums]
        .map(([party, numbers]) => ({ party, ...numbers }))
        .filter(({ overdue, week }) => overdue + week > 0)
        .sort((a, b) => b.overdue - a.overdue || b.week - a.week || a.party.localeCompare(b.party));
    },
  };
}
export type RewardsDue = ReturnType<typeof makeRewardDues>;
