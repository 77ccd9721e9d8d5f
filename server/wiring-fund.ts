import { makeOfficeFile } from './adapters/office-file/office-file.ts';
import type { Clock } from './adapters/clock.ts';
import { readTable } from './adapters/table-file/table-file.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { contentType } from './features/evidence/type-by-content.ts';
import { makeExports } from './features/exports/exports.ts';
import { booksAgainstAwardsStore as books } from './features/fund/books-against-awards.store.ts';
import { makeFundOrders } from './features/fund/fund-orders.service.ts';
import { fundOrdersStore as orders } from './features/fund/fund-orders.store.ts';
import { makeFundReports } from './features/fund/fund-report.service.ts';
import { fundReportStore as reports } from './features/fund/fund-report.store.ts';
import { makeFundService } from './features/fund/fund.service.ts';
import { journalStore as journal } from './features/fund/journal.store.ts';
import { ledgerChecksStore as checks } from './features/fund/ledger-checks.store.ts';
import { ledgerSumsStore as sums } from './features/fund/ledger-sums.store.ts';
import { makeLedgerService } from './features/fund/ledger.service.ts';
import { ledgerStore as ledger } from './features/fund/ledger.store.ts';
import { makePayeeAlarm, makePayeeAlerts } from './features/fund/payee-alarm.ts';
import { payeesStore as payees } from './features/fund/payees.store.ts';
import { makePeriods } from './features/fund/periods.service.ts';
import { periodsStore as periods } from './features/fund/periods.store.ts';
import { makeReconciliation } from './features/fund/reconciliation.service.ts';
import { reconciliationStore as reconciliations } from './features/fund/reconciliation.store.ts';
import { makeThisYearsFund } from './features/fund/this-years-fund.ts';
import { makeLedgerCheck } from './features/fund/verify.ts';
import { makeYearEnd } from './features/fund/year-end.ts';
import { makeGate } from './features/gate.ts';
import type { Notices } from './features/notifications/notices.ts';
import type { PaperScans } from './features/papers/paper-scans.ts';
import { rewardsStore as rewards } from './features/rewards/rewards.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  notices: Notices;
  paperScans: PaperScans;
};

/** The fund: its books, what is done to it by hand, its months and years, the bank beside it. */
export function wireFund({ inTransaction, clock, serverKeys, notices, paperScans }: Ground) {
  const base = { inTransaction, clock, audit };
  const gate = makeGate({ atOnce: 2, waiting: 6, retryAfter: 20 });
  const exports = makeExports({ ...base, makeOfficeFile, gate });
  const ledgerCheck = makeLedgerCheck({ inTransaction, ledger, sums, rewards, books, periods, checks });
  const yearEnd = makeYearEnd({ clock, ledger, periods, rewards });
  const thisYears = makeThisYearsFund({ ledger, clock });
  const fund = makeFundService({
    ...base,
    ...{ district, ledger, orders, periods, checks, rewards, ledgerCheck },
  });
  return {
    ledgerCheck,
    fund,
    fundOrders: makeFundOrders({
      ...base,
      ...{ notices, ledger, orders, thisYears, yearEnd, paperScans, typeOf: contentType },
    }),
    books: makeLedgerService({ inTransaction, journal, ledger, fund, exports }),
    periods: makePeriods({ ...base, periods, reconciliations }),
    reconciliation: makeReconciliation({ ...base, reconciliations, readTable }),
    fundReports: makeFundReports({
      inTransaction,
      clock,
      ...{ district, ledger, reports, periods, checks, exports },
    }),
    payeeAlarm: makePayeeAlarm({ payees, serverKeys, audit, notices }),
    payeeAlerts: makePayeeAlerts({ inTransaction, payees, district }),
    exports,
  };
}
