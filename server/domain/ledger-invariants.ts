import { balancesPerLedger } from './ledger-balances.ts';
import type { Balances } from './ledger-balances.ts';
import type { RewardSnapshot } from './reward-snapshot.ts';
import type { RewardStatus } from './reward-transitions.ts';

/** A reward as far as the books ask; `sameYear`: whether a RECOVERED one came back in the year of its payment. */
export type LedgerReward = Pick<RewardSnapshot, 'status' | 'amountFen' | 'lockedFen' | 'claimed'> & {
  sameYear?: boolean;
};

export const LEDGER_BREACHES = [
  'BUDGET_UNBALANCED',
  'FINANCIAL_UNBALANCED',
  'AVAILABLE_NEGATIVE',
  'LOCKED_DIFFERS',
  'PAYABLE_DIFFERS',
  'SPENT_DIFFERS',
  'RECEIVABLE_DIFFERS',
] as const;
export type LedgerBreach = { code: (typeof LEDGER_BREACHES)[number]; expectedFen: number; actualFen: number };

/** States in which an award's whole amount is locked. */
export const WHOLLY_LOCKED: readonly RewardStatus[] = [
  'FUNDED',
  'NOTIFIED',
  'CLAIMED',
  'BATCHED',
  'PAY_FAILED',
];
// A hold keeps the money locked until the second assessment ends; the row says how much.
export const CARRIED: readonly RewardStatus[] = [
  'ON_HOLD',
  'ELIGIBILITY',
  'PROPOSED',
  'REVIEWED',
  'APPROVED',
];
/** States in which it is owed to its reporter. */
export const PAYABLE: readonly RewardStatus[] = ['CLAIMED', 'BATCHED', 'PAY_FAILED'];
/** States in which it was paid. */
export const SPENT: readonly RewardStatus[] = ['PAID', 'CLAWBACK', 'WRITTEN_OFF'];

function sum(rewards: readonly LedgerReward[], fen: (reward: LedgerReward) => number): number {
  return rewards.reduce((total, reward) => total + fen(reward), 0);
}

/**
 * Where a fund's books and its rewards disagree; empty when all is well. `rewards` are all of the fund, amounts in fen.
 */
export function ledgerBreaches(rewards: readonly LedgerReward[], balances: Balances): LedgerBreach[] {
  const amount = (reward: LedgerReward) => reward.amountFen ?? 0;
  const when = (statuses: readonly RewardStatus[]) => (reward: LedgerReward) =>
    statuses.includes(reward.status) ? amount(reward) : 0;
  const lockedFen = sum(rewards, (reward) =>
    CARRIED.includes(reward.status) ? reward.lockedFen : when(WHOLLY_LOCKED)(reward),
  );
  const payableFen = sum(rewards, (reward) =>
    reward.status === 'ON_HOLD' && reward.claimed ? reward.lockedFen : when(PAYABLE)(reward),
  );
  const spentFen = sum(rewards, (reward) =>
    reward.status === 'RECOVERED' && reward.sameYear === false ? amount(reward) : when(SPENT)(reward),
  );
  const totals = balancesPerLedger(balances);
  const compared: LedgerBreach[] = [
    { code: 'BUDGET_UNBALANCED', expectedFen: 0, actualFen: totals.BUDGET },
    { code: 'FINANCIAL_UNBALANCED', expectedFen: 0, actualFen: totals.FINANCIAL },
    {
      code: 'AVAILABLE_NEGATIVE',
      expectedFen: Math.max(0, balances.AVAILABLE),
      actualFen: balances.AVAILABLE,
    },
    { code: 'LOCKED_DIFFERS', expectedFen: lockedFen, actualFen: balances.LOCKED },
    { code: 'PAYABLE_DIFFERS', expectedFen: payableFen, actualFen: 0 - balances.REWARD_PAYABLE },
    { code: 'SPENT_DIFFERS', expectedFen: spentFen, actualFen: balances.SPENT },
    {
      code: 'RECEIVABLE_DIFFERS',
      expectedFen: sum(rewards, when(['CLAWBACK'])),
      actualFen: balances.CLAWBACK_RECEIVABLE,
    },
  ];
  return compared.filter(({ expectedFen, actualFen }) => expectedFen !== actualFen);
}
