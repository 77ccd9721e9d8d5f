import type { TemplateBody } from '$contract/payment-templates.ts';
import { textOf, ticked } from './form.ts';

const SEPARATOR_OF = { COMMA: ',', SEMICOLON: ';', BAR: '|', TAB: '\t' } as const;
const ANSWER = ['lineNo', 'accountNo', 'amount', 'result', 'reference', 'batchNo'] as const;
type Column = { field: string; title: string; width?: number; text?: string };

const linesOf = (form: FormData, name: string): string[] =>
  textOf(form, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** `ACCOUNT_NO | 账号 | 32`, a column a line; the office says what can't stand. */
const columnsOf = (form: FormData, name: string): Column[] =>
  linesOf(form, name).map((line) => {
    const [field = '', title = '', width = '', text = ''] = line.split(/[|｜]/).map((part) => part.trim());
    return {
      field,
      title,
      ...(/^\d+$/.test(width) ? { width: Number(width) } : {}),
      ...(text === '' ? {} : { text }),
    };
  });

/** A bank's form out of its page. */
export function templateOf(form: FormData): TemplateBody {
  const sign = textOf(form, 'separator') as keyof typeof SEPARATOR_OF;
  const titles = Object.fromEntries(ANSWER.map((name) => [name, textOf(form, `answer.${name}`)]));
  return {
    title: textOf(form, 'title'),
    format: textOf(form, 'format'),
    encoding: textOf(form, 'encoding'),
    separator: SEPARATOR_OF[sign] ?? ',',
    titles: ticked(form, 'titles'),
    head: columnsOf(form, 'head'),
    headOneLine: ticked(form, 'headOneLine'),
    columns: columnsOf(form, 'columns'),
    purpose: textOf(form, 'purpose'),
    answer: {
      ...titles,
      paidWords: linesOf(form, 'paidWords'),
      returnedWords: linesOf(form, 'returnedWords'),
    },
  } as TemplateBody;
}

const written = (columns: readonly Column[]): string =>
  columns
    .map(({ field, title, width, text }) =>
      [field, title, ...(width || text ? [width ?? ''] : []), ...(text ? [text] : [])].join(' | '),
    )
    .join('\n');

/** The same, as the page's boxes hold it. */
export function boxesOf(body: TemplateBody) {
  const sign = Object.entries(SEPARATOR_OF).find(([, value]) => value === body.separator);
  return {
    separator: sign?.[0] ?? 'COMMA',
    head: written(body.head),
    columns: written(body.columns),
    paidWords: body.answer.paidWords.join('\n'),
    returnedWords: body.answer.returnedWords.join('\n'),
  };
}
