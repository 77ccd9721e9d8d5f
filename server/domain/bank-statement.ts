import type { FieldError } from './errors.ts';

/** A movement as the bank booked it. `bookedOn`: `2026-11-23`. */
export type StatementLine = {
  bookedOn: string;
  direction: 'OUT' | 'IN';
  amountFen: number;
  reference: string;
};
type Line = { line: number; cells: readonly string[] };

/** What banks call their columns; the first heading that a cell contains decides. */
const HEADINGS = {
  day: ['日期', 'date'],
  out: ['支出', '借方', '付款金额', '转出', 'debit', 'paid out', 'withdrawal'],
  in: ['收入', '贷方', '收款金额', '转入', 'credit', 'paid in', 'deposit'],
  reference: ['流水号', '回单', '凭证号', '交易号', '参考号', 'reference', 'serial'],
} as const;
type Column = keyof typeof HEADINGS;

const MOST_FEN = 9_000_000_000_000;

function columnsOf(cells: readonly string[]): Record<Column, number> | null {
  const find = (names: readonly string[]) =>
    cells.findIndex((cell) => names.some((name) => cell.toLowerCase().includes(name)));
  const found = {
    day: find(HEADINGS.day),
    out: find(HEADINGS.out),
    in: find(HEADINGS.in),
    reference: find(HEADINGS.reference),
  };
  return Object.values(found).every((index) => index >= 0) ? found : null;
}

/** `2026-11-23`, `2026/11/23`, `20261123`, with or without a time after it; null for no day. */
export function dayIn(text: string): string | null {
  const [, year, month, day] = /^\s*(20\d\d)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})(?:日|\D|$)/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/** Fen from `5,000.00`, `¥5000`, `-5000.5`; 0 for an empty cell or a dash; null for no amount. */
export function fenIn(text: string): number | null {
  const plain = text.replace(/[\s,，¥￥]/g, '').replace(/^[-+]/, '');
  if (plain === '' || plain === '-' || plain === '—') return 0;
  const [, yuan, fen = ''] = /^(\d{1,11})(?:\.(\d{1,2})0*)?$/.exec(plain) ?? [];
  if (yuan === undefined) return null;
  const amount = Number(yuan) * 100 + Number(fen.padEnd(2, '0') || 0);
  return amount <= MOST_FEN ? amount : null;
}

/**
 * The movements of a bank's statement, from a table with a line of headings somewhere at its top. Only day, amount and
 * reference are read: whoever is named in the other columns stays outside. Lines that move nothing (totals, openings)
 * are skipped and counted. `wrong` names each line that can't be read, or the `file`.
 */
export function readStatement(lines: readonly Line[]): {
  movements: StatementLine[];
  skipped: number;
  wrong: FieldError[];
} {
  const at = lines.findIndex(({ cells }) => columnsOf(cells) !== null);
  const columns = columnsOf(lines[at]?.cells ?? []);
  if (!columns) return { movements: [], skipped: 0, wrong: [{ path: 'file', code: 'BAD_FORMAT' }] };
  const movements: StatementLine[] = [];
  const wrong: FieldError[] = [];
  let skipped = 0;
  for (const { line, cells } of lines.slice(at + 1)) {
    const cell = (column: Column) => (cells[columns[column]] ?? '').trim();
    const [paidOut, paidIn] = [fenIn(cell('out')), fenIn(cell('in'))];
    const bookedOn = dayIn(cell('day'));
    if (bookedOn === null && !/\d/.test(cell('day'))) skipped += 1;
    else if (bookedOn === null) wrong.push({ path: `lines.${line}.day`, code: 'BAD_FORMAT' });
    else if (paidOut === null || paidIn === null)
      wrong.push({ path: `lines.${line}.amount`, code: 'NOT_A_NUMBER' });
    else if (paidOut > 0 === paidIn > 0) skipped += 1;
    else if (cell('reference') === '' || cell('reference').length > 100)
      wrong.push({ path: `lines.${line}.reference`, code: cell('reference') ? 'TOO_LONG' : 'REQUIRED' });
    else
      movements.push({
        bookedOn,
        direction: paidOut > 0 ? 'OUT' : 'IN',
        amountFen: paidOut + paidIn,
        reference: cell('reference'),
      });
  }
  if (!movements.length && !wrong.length) wrong.push({ path: 'file', code: 'NOT_ENOUGH' });
  return { movements, skipped, wrong: wrong.slice(0, 50) };
}
