import type { Clock } from '../../adapters/clock.ts';
import type { Board } from '../../contract/board.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { endOfLocalDay, localDate } from '../../domain/calendar.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { VERIFIER_OF } from '../../domain/units.ts';
import type { Caller } from '../caller.ts';
import type { EscalationsStore } from '../escalations/escalations.store.ts';
import type { RewardsDue } from '../rewards/reward-dues.ts';
import type { BoardStore } from './board.store.ts';
import { dueWindowsAt } from './due-windows.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  board: BoardStore;
  escalations: EscalationsStore;
  rewardsDue: Pick<RewardsDue, 'parties'>;
};

const MOST_PEOPLE = 200;
const NOTHING = { overdue: 0, today: 0, week: 0 };

/** What is due, for the office and for each who owes it. */
export function makeBoardService({ inTransaction, clock, board, escalations, rewardsDue }: Deps) {
  return {
    read: (caller: Caller): Promise<Board> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const windows = dueWindowsAt(now);
        const { ownUnit, names } = scopeOf(caller);
        const parties = await board.parties(tx, windows);
        const scores = new Map(
          (await escalations.sums(tx, yearBegins(now))).flatMap(({ rung, owedBy, n }) =>
            rung === 'SCORECARD' ? [[owedBy, n] as const] : [],
          ),
        );
        // Whoever owes nothing now but has let dates pass this year stands there too.
        const silent = [...scores.keys()].filter((party) => !parties.some((one) => one.party === party));
        const shown = [...parties, ...silent.map((party) => ({ party, ...NOTHING }))]
          .filter(({ party }) => ownUnit === null || party === ownUnit)
          .map((one) => ({ ...one, scorecard: scores.get(one.party) ?? 0 }));
        const { party: _, ...own } = parties.find(({ party }) => party === ownUnit) ?? {
          party: '',
          ...NOTHING,
        };
        return {
          asOf: now.toISOString(),
          total: ownUnit === null ? await board.total(tx, windows) : own,
          parties: shown,
          people: names ? await board.people(tx, windows, ownUnit, MOST_PEOPLE) : null,
          // A unit's verifiers have no part in awards; everybody else reads numbers.
          awards: ownUnit === null ? await rewardsDue.parties(tx, windows) : null,
          ownUnit,
        };
      }),
  };
}
export type BoardService = ReturnType<typeof makeBoardService>;

/** Who answers for the whole sees everybody; a unit's verifiers see their own, leaders see numbers. */
function scopeOf({ actor: { roles, unit } }: Caller): { ownUnit: string | null; names: boolean } {
  const answers = ['INTAKE_SUPERVISOR', 'LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD'] as const;
  if (answers.some((role) => roles.includes(role))) return { ownUnit: null, names: true };
  if (isJointUnit(unit) && roles.includes(VERIFIER_OF[unit])) return { ownUnit: unit, names: true };
  return { ownUnit: null, names: false };
}

const yearBegins = (now: Date): Date =>
  new Date(endOfLocalDay(`${Number(localDate(now).slice(0, 4)) - 1}-12-31`).getTime() + 1);
