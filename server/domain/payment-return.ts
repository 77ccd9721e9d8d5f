import { refuse } from './errors.ts';
import { parseYuan } from './money.ts';
import type { AnswerTemplate } from './payment-template.ts';

export const PAYMENT_OUTCOMES = ['PAID', 'RETURNED'] as const;
/** UNKNOWN: the bank has said nothing yet, or nothing that the template knows. */
export const RETURN_OUTCOMES = ['PAID', 'RETURNED', 'UNKNOWN'] as const;
export type ReturnOutcome = (typeof RETURN_OUTCOMES)[number];
/** FILE: imported from the bank. LINE: one late line off a slip, which takes two people. */
export const RETURN_KINDS = ['FILE', 'LINE'] as const;
export const RETURN_STATUSES = ['OPEN', 'CONFIRMED', 'DROPPED'] as const;
/** Why a line of the bank's answer moves nothing. */
export const LINE_PROBLEMS = [
  'UNREADABLE', // its amount or its line number is none
  'OTHER_BATCH', // it says another batch's number
  'NOT_IN_BATCH', // no payment of this batch fits
  'ACCOUNT_DIFFERS',
  'AMOUNT_DIFFERS',
  'AMBIGUOUS', // several payments fit, and the file has no line numbers
  'TWICE', // the file speaks of the payment more than once
  'NO_RESULT', // no word for paid or returned
  'NO_REFERENCE', // no receipt number: no evidence
  'ALREADY', // it was answered before
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** A line of the bank's answer as it came, cell by cell. */
export type AnswerLine = { line: number; cells: readonly string[] };
/** A payment that may be meant. `closed`: it has its answer. */
export type AnsweredItem = {
  id: string;
  lineNo: number;
  accountNo: string;
  amountFen: number;
  closed: boolean;
};
export type MatchedLine = {
  line: number;
  itemId: string | null;
  outcome: ReturnOutcome;
  bankReference: string | null;
  problem: LineProblem | null;
};
type Place = Partial<Record<'lineNo' | 'accountNo' | 'amount' | 'result' | 'reference' | 'batchNo', number>>;

const tidy = (cell: string): string => cell.normalize('NFKC').trim();
const REFERENCE_SIGNS = 64;

/**
 * Holds the bank's answer against a batch, line by line; linear in both. A line moves a payment only where number (or
 * account and amount), account and amount agree and the bank gives a result and a receipt number.
 * @throws Refusal BAD_REQUEST at `file` where the template's columns are not in it
 */
export function matchReturn(
  template: AnswerTemplate,
  batchNumber: number,
  lines: readonly AnswerLine[],
  items: readonly AnsweredItem[],
): MatchedLine[] {
  const { places, from } = findTitles(template, lines);
  const byLine = new Map(items.map((item) => [item.lineNo, item]));
  const byAmount = Map.groupBy(items, (item) => `${item.accountNo.slice(-4)} ${item.amountFen}`);
  const told = lines
    .slice(from)
    .filter(({ cells }) => cells.some((cell) => tidy(cell) !== ''))
    .map((line) => matchLine(template, places, batchNumber, line, { byLine, byAmount }));
  const spoken = Map.groupBy(told, ({ itemId }) => itemId);
  return told.map((each) =>
    each.itemId !== null && (spoken.get(each.itemId)?.length ?? 0) > 1 && each.problem !== 'NO_RESULT'
      ? { ...each, problem: 'TWICE' }
      : each,
  );
}

/** Where the columns are: the first line that holds all the titles which the template asks for. */
function findTitles(template: AnswerTemplate, lines: readonly AnswerLine[]): { places: Place; from: number } {
  const wanted = (['lineNo', 'accountNo', 'amount', 'result', 'reference'] as const).filter(
    (name) => template[name] !== '',
  );
  for (const [at, { cells }] of lines.entries()) {
    const titles = cells.map(tidy);
    const placeOf = (name: keyof Place) => titles.indexOf(tidy(template[name]));
    if (wanted.some((name) => placeOf(name) < 0)) continue;
    const batchNo = template.batchNo === '' ? -1 : placeOf('batchNo');
    const places: Place = Object.fromEntries(wanted.map((name) => [name, placeOf(name)]));
    return { places: batchNo < 0 ? places : { ...places, batchNo }, from: at + 1 };
  }
  return refuse('BAD_REQUEST', [{ path: 'file', code: 'MISSING_FACT' }]);
}

type Known = { byLine: Map<number, AnsweredItem>; byAmount: Map<string, AnsweredItem[]> };

function matchLine(
  template: AnswerTemplate,
  places: Place,
  batchNumber: number,
  { line, cells }: AnswerLine,
  known: Known,
): MatchedLine {
  const cell = (name: keyof Place): string => tidy(cells[places[name] ?? -1] ?? '');
  const bankReference = cell('reference').slice(0, REFERENCE_SIGNS) || null;
  const outcome = outcomeOf(template, cell('result'));
  const read = { line, outcome, bankReference };
  const amountFen = parseYuan(cell('amount'));
  const accountNo = cell('accountNo').replace(/[ -]/g, '');
  const wrong = (problem: LineProblem, itemId: string | null = null) => ({ ...read, itemId, problem });
  if (places.batchNo !== undefined && cell('batchNo') !== '' && cell('batchNo') !== String(batchNumber)) {
    return wrong('OTHER_BATCH');
  }
  const lineNo = /^\d{1,9}$/.test(cell('lineNo')) ? Number(cell('lineNo')) : null;
  if (amountFen === null || (places.lineNo !== undefined && lineNo === null)) return wrong('UNREADABLE');
  const fits =
    lineNo === null
      ? (known.byAmount.get(`${accountNo.slice(-4)} ${amountFen}`) ?? []).filter((item) =>
          sameAccount(item, accountNo),
        )
      : [known.byLine.get(lineNo)].filter((item) => item !== undefined);
  const [item] = fits;
  if (!item) return wrong('NOT_IN_BATCH');
  if (fits.length > 1) return wrong('AMBIGUOUS');
  if (places.accountNo !== undefined && !sameAccount(item, accountNo))
    return wrong('ACCOUNT_DIFFERS', item.id);
  if (item.amountFen !== amountFen) return wrong('AMOUNT_DIFFERS', item.id);
  if (item.closed) return wrong('ALREADY', item.id);
  if (outcome === 'UNKNOWN') return wrong('NO_RESULT', item.id);
  if (bankReference === null) return wrong('NO_REFERENCE', item.id);
  return { ...read, itemId: item.id, problem: null };
}

function outcomeOf({ paidWords, returnedWords }: AnswerTemplate, word: string): ReturnOutcome {
  if (paidWords.some((each) => tidy(each) === word)) return 'PAID';
  return returnedWords.some((each) => tidy(each) === word) ? 'RETURNED' : 'UNKNOWN';
}

/** Banks hide the middle of a number; what they show must agree, and its end must be there. */
function sameAccount({ accountNo }: AnsweredItem, shown: string): boolean {
  const pattern = /^(\d*)[*xX]+(\d{4,})$/.exec(shown);
  if (!pattern) return shown === accountNo;
  const [, start = '', end = ''] = pattern;
  return accountNo.startsWith(start) && accountNo.endsWith(end);
}
