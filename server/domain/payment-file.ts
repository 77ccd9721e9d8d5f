import type { Account } from './bank-account.ts';
import { localDate } from './calendar.ts';
import { refuse } from './errors.ts';
import { addFen, formatYuan } from './money.ts';
import type { HeadField, LineField, PaymentTemplate, TemplateColumn } from './payment-template.ts';

export type Payment = { lineNo: number; account: Account; amountFen: number };
export type FileHead = { number: number; at: Date };
/** The file as cells, before it is written in the bank's format; `right`: which stand at the right of their width. */
export type FileCell = { text: string; width: number; right: boolean };

const plainYuan = (fen: number): string => formatYuan(fen).replaceAll(',', '');
const NUMBERS: readonly string[] = [
  'BATCH_NO',
  'LINE_NO',
  'AMOUNT_YUAN',
  'AMOUNT_FEN',
  'COUNT',
  'TOTAL_YUAN',
  'TOTAL_FEN',
];

/** What the bank's file says, line by line: head with count and total, then one payment a line. Pure. */
export function fileLines(
  template: PaymentTemplate,
  head: FileHead,
  payments: readonly Payment[],
): FileCell[][] {
  const total = addFen(...payments.map(({ amountFen }) => amountFen));
  const ofHead: Record<HeadField, string> = {
    BATCH_NO: String(head.number),
    DATE: localDate(head.at).replaceAll('-', ''),
    COUNT: String(payments.length),
    TOTAL_YUAN: plainYuan(total),
    TOTAL_FEN: String(total),
    TEXT: '',
  };
  const parts = template.head.map((part) => cellOf(part, ofHead));
  const titled = template.head.map((part, at) => [plain(part.title), parts[at] ?? plain('')]);
  const titles = template.titles ? [template.columns.map(({ title }) => plain(title))] : [];
  return [
    ...(template.headOneLine ? [parts] : titled),
    ...titles,
    ...payments.map((each) => lineOf(template, each)),
  ];
}

function lineOf({ columns, purpose }: PaymentTemplate, { lineNo, account, amountFen }: Payment): FileCell[] {
  const ofLine: Record<LineField, string> = {
    LINE_NO: String(lineNo),
    ACCOUNT_NAME: account.accountName,
    ACCOUNT_NO: account.accountNo,
    BANK_NAME: account.bankName,
    AMOUNT_YUAN: plainYuan(amountFen),
    AMOUNT_FEN: String(amountFen),
    PURPOSE: purpose,
    TEXT: '',
  };
  return columns.map((column) => cellOf(column, ofLine));
}

const plain = (text: string): FileCell => ({ text, width: 0, right: false });

function cellOf<F extends string>(column: TemplateColumn<F>, values: Record<F, string>): FileCell {
  const text = column.field === 'TEXT' ? (column.text ?? '') : values[column.field];
  return { text, width: column.width ?? 0, right: NUMBERS.includes(column.field) };
}

/**
 * A cell in its width, counted in bytes of the file's encoding; numbers are filled with zeros from the left.
 * @throws Refusal CONDITION_NOT_MET where it doesn't fit: an account is never cut
 */
export function inWidth(
  { text, width, right }: FileCell,
  bytesOf: (text: string) => number,
  line: number,
): string {
  const seen = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  const free = width - bytesOf(seen);
  if (free < 0) refuse('CONDITION_NOT_MET', [{ path: `lines.${line}`, code: 'TOO_LONG' }]);
  return right ? '0'.repeat(free) + seen : seen + ' '.repeat(free);
}
