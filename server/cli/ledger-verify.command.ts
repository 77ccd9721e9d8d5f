import { inTransaction } from '../db/transaction.ts';
import { formatYuan } from '../domain/money.ts';
import { districtStore as district } from '../features/district/district.store.ts';
import { booksAgainstAwardsStore as books } from '../features/fund/books-against-awards.store.ts';
import { ledgerChecksStore as checks } from '../features/fund/ledger-checks.store.ts';
import { ledgerSumsStore as sums } from '../features/fund/ledger-sums.store.ts';
import { ledgerStore as ledger } from '../features/fund/ledger.store.ts';
import { makePayeeAlerts } from '../features/fund/payee-alarm.ts';
import { payeesStore as payees } from '../features/fund/payees.store.ts';
import { periodsStore as periods } from '../features/fund/periods.store.ts';
import { makeLedgerCheck } from '../features/fund/verify.ts';
import { rewardsStore as rewards } from '../features/rewards/rewards.store.ts';
import type { Command } from './command.ts';

/** Reckons the books anew, every invariant; names each breach, the first first; exit code 1 where there is one. */
export const verifyLedger: Command = {
  name: 'ledger verify',
  usage: '',
  zh: '重新核算专项资金账簿：分录平衡、余额与奖励逐项相符、六人不重、封顶、批次、冲销、结账月份、与日志摘要一致',
  en: 'reckon the fund’s books anew: entries, awards, six hands, caps, batches, reversals, closed months, the log',
  async run({ office, print }) {
    const { database } = await office();
    const inOne = inTransaction(database.db);
    const check = makeLedgerCheck({
      ...{ inTransaction: inOne, ledger, sums, rewards, books, periods, checks },
    });
    const breaches = await inOne((tx) => check.verify(tx));
    for (const { fiscalYear, code, expectedFen, actualFen } of breaches) {
      const of = fiscalYear === null ? '' : `${fiscalYear} `;
      const differs = expectedFen !== null || actualFen !== null;
      print(`✗ ${of}${code}${differs ? `: ${yuan(expectedFen)} ≠ ${yuan(actualFen)}` : ''}`);
    }
    // To be asked about by a person: one reporter of two leads looks like this too.
    const { alerts } = await makePayeeAlerts({ inTransaction: inOne, payees, district }).list();
    for (const { kind, awards } of alerts)
      print(`! PAYEE_${kind} ${awards.map(({ reference }) => reference).join(' ')}`);
    if (breaches.length) return 1;
    print('账簿相符。 The books agree.');
    return 0;
  },
};

const yuan = (fen: number | null): string => (fen === null ? '—' : formatYuan(fen));
