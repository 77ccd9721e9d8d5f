import type { FieldError } from './errors.ts';
import { unmet } from './facts.ts';
import { isTelling, wrongPurpose } from './neutral-words.ts';

/**
 * A bank's form as data: how the file of payments looks that it takes, and how the file that it answers with is read.
 * There is no national standard, so a district writes down its bank's.
 */
export const FILE_FORMATS = ['CSV', 'XLSX', 'FIXED'] as const;
export const FILE_ENCODINGS = ['UTF8', 'UTF8_BOM', 'GB18030'] as const;
export const SEPARATORS = [',', ';', '|', '\t'] as const;
/** What a line of the file can tell of a payment; nothing there names the award or its case. */
export const LINE_FIELDS = [
  'LINE_NO',
  'ACCOUNT_NAME',
  'ACCOUNT_NO',
  'BANK_NAME',
  'AMOUNT_YUAN',
  'AMOUNT_FEN',
  'PURPOSE',
  'TEXT',
] as const;
/** What its head can tell of the batch. */
export const HEAD_FIELDS = ['BATCH_NO', 'DATE', 'COUNT', 'TOTAL_YUAN', 'TOTAL_FEN', 'TEXT'] as const;

export type LineField = (typeof LINE_FIELDS)[number];
export type HeadField = (typeof HEAD_FIELDS)[number];
/** `width` in bytes of the encoding, for FIXED; `text` for TEXT. Numbers stand right, everything else left. */
export type TemplateColumn<F = LineField> = { field: F; title: string; width?: number; text?: string };

export type PaymentTemplate = {
  title: string;
  format: (typeof FILE_FORMATS)[number];
  encoding: (typeof FILE_ENCODINGS)[number];
  separator: (typeof SEPARATORS)[number];
  /** A line of titles above the payments (CSV, XLSX). */
  titles: boolean;
  /** The head: one part a line with its title before it, or all parts in one line without. */
  head: TemplateColumn<HeadField>[];
  headOneLine: boolean;
  columns: TemplateColumn[];
  purpose: string;
  answer: AnswerTemplate;
};

/** By which titles the columns of the bank's answer are known; '' where it has none. */
export type AnswerTemplate = {
  lineNo: string;
  accountNo: string;
  amount: string;
  result: string;
  reference: string;
  batchNo: string;
  /** What stands under `result` for money that arrived, and for money that came back. */
  paidWords: string[];
  returnedWords: string[];
};

const NEEDED: readonly LineField[] = ['ACCOUNT_NAME', 'ACCOUNT_NO', 'PURPOSE'];
const MOST_COLUMNS = 30;

/** Everything that a template can't stand with; empty where it can. The paths are the template's own. */
export function wrongTemplate(template: PaymentTemplate): FieldError[] {
  const { title, format, columns, head, purpose, answer } = template;
  const has = (field: LineField) => columns.some((column) => column.field === field);
  const fixed = format === 'FIXED';
  return [
    ...unmet(
      ['title', title.trim() !== ''],
      ['columns', columns.length > 0 && columns.length <= MOST_COLUMNS, 'OUT_OF_RANGE'],
      ['columns', NEEDED.every(has), 'NOT_ENOUGH'],
      ['columns', has('AMOUNT_YUAN') || has('AMOUNT_FEN'), 'NOT_ENOUGH'],
      ['head', head.some(({ field }) => field === 'COUNT'), 'NOT_ENOUGH'],
      ['head', head.some(({ field }) => field.startsWith('TOTAL')), 'NOT_ENOUGH'],
      ['head', !fixed || template.headOneLine, 'NOT_ALLOWED'],
    ),
    ...wrongPurpose(purpose),
    ...columns.flatMap((column, at) => wrongColumn(column, `columns.${at}`, fixed)),
    ...head.flatMap((part, at) => wrongColumn(part, `head.${at}`, fixed)),
    ...wrongAnswer(answer),
  ];
}

function wrongColumn(
  { field, title, text = '', width }: TemplateColumn<string>,
  path: string,
  fixed: boolean,
): FieldError[] {
  return unmet(
    [`${path}.title`, !isTelling(title), 'NOT_ALLOWED'],
    [`${path}.text`, field !== 'TEXT' || !isTelling(text), 'NOT_ALLOWED'],
    [`${path}.width`, !fixed || (width !== undefined && width >= 1 && width <= 200), 'OUT_OF_RANGE'],
  );
}

function wrongAnswer(answer: AnswerTemplate): FieldError[] {
  const { amount, result, reference, lineNo, accountNo, paidWords, returnedWords } = answer;
  const both = paidWords.some((word) => returnedWords.includes(word));
  const titles = [lineNo, accountNo, amount, result, reference, answer.batchNo].filter(
    (title) => title !== '',
  );
  return unmet(
    ['answer.amount', amount !== ''],
    ['answer.result', result !== ''],
    ['answer.reference', reference !== ''],
    ['answer.accountNo', lineNo !== '' || accountNo !== ''],
    ['answer.accountNo', new Set(titles).size === titles.length, 'MUST_DIFFER'],
    ['answer.paidWords', paidWords.length > 0],
    ['answer.returnedWords', returnedWords.length > 0],
    ['answer.returnedWords', !both, 'MUST_DIFFER'],
  );
}
