import type { BankAccount } from '../../contract/receipt.ts';
import { addFen, formatYuan } from '../../domain/money.ts';
import { BYTE_ORDER_MARK, csvLine } from '../csv-cell.ts';

export type Payment = { account: BankAccount; amountFen: number };

/** The bank's slip and the payee's statement lie open to others: neither may say what the money is for. */
const PURPOSE = '专项资金';
const COLUMNS = ['序号', '户名', '账号', '开户行', '金额(元)', '附言'];

/**
 * The file that a bank takes: UTF-8 with a byte order mark (or spreadsheets read Chinese as noise), count and total in
 * the head, one payment a line, amounts in yuan with two decimals.
 */
export function bankFile(batch: { number: number }, payments: readonly Payment[]): string {
  const total = addFen(...payments.map((payment) => payment.amountFen));
  const lines = [
    ['批次号', String(batch.number)],
    ['总笔数', String(payments.length)],
    ['总金额(元)', plainYuan(total)],
    COLUMNS,
    ...payments.map(({ account, amountFen }, index) => [
      String(index + 1),
      account.accountName,
      account.accountNo,
      account.bankName,
      plainYuan(amountFen),
      PURPOSE,
    ]),
  ];
  return BYTE_ORDER_MARK + lines.map(csvLine).join('');
}

const plainYuan = (fen: number) => formatYuan(fen).replaceAll(',', '');
