import type { Tx } from '../../db/connection.ts';
import type { FundFigures } from '../../domain/ledger.ts';
import { ppmOf } from '../../domain/money.ts';
import type { Notices } from '../notifications/notices.ts';

/** Whether less is left than the share of the appropriation at which the district wants to know. */
export function isLow({ appropriatedFen, availableFen }: FundFigures, alarmPpm: number): boolean {
  return availableFen < ppmOf(appropriatedFen, alarmPpm);
}

/** Tells those who can ask for more budget. */
export function makeLowBudgetAlarm({ notices }: { notices: Notices }) {
  return (tx: Tx, now: Date): Promise<void> =>
    notices.tell(
      tx,
      { template: 'LOW_BUDGET', path: '/finance/fund', roles: ['FINANCE_OFFICER', 'LEAD_AGENCY_HEAD'] },
      now,
    );
}
export type LowBudgetAlarm = ReturnType<typeof makeLowBudgetAlarm>;
