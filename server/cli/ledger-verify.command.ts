import { inTransaction } from '../db/transaction.ts';
import { formatYuan } from '../domain/money.ts';
import { ledgerSumsStore as sums } from '../features/fund/ledger-sums.store.ts';
import { ledgerStore as ledger } from '../features/fund/ledger.store.ts';
import { makeLedgerCheck } from '../features/fund/verify.ts';
import { rewardsStore as rewards } from '../features/rewards/rewards.store.ts';
import type { Command } from './command.ts';

/** Reckons the fund's books anew, entry by entry and award by award; exit code 1 where they disagree. */
export const verifyLedger: Command = {
  name: 'ledger verify',
  usage: '',
  zh: '重新核算专项资金账簿：分录平衡、余额与奖励逐项相符、与日志摘要一致',
  en: 'reckon the fund’s books anew: entries balance, agree with the awards, and are as logged',
  async run({ office, print }) {
    const { database } = await office();
    const check = makeLedgerCheck({ ledger, sums, rewards });
    const inOne = inTransaction(database.db);
    const breaches = await inOne((tx) => check.verify(tx));
    const altered = await inOne((tx) => check.notAsLogged(tx));
    for (const { fiscalYear, code, expectedFen, actualFen } of breaches) {
      print(`✗ ${fiscalYear} ${code}: ${formatYuan(expectedFen)} ≠ ${formatYuan(actualFen)}`);
    }
    for (const code of altered) print(`✗ ${code}`);
    if (breaches.length || altered.length) return 1;
    print('账簿相符。 The books agree.');
    return 0;
  },
};
