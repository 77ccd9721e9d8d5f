import { creditCodeWarning } from './target.ts';
import { normaliseCreditCode } from './target-contact.ts';
import type { FieldCode, FieldError } from './errors.ts';

/** One institution of the list; '' where the list doesn't say. `line` is its line in the file. */
export type Licence = {
  line: number;
  name: string;
  creditCode: string;
  kind: string;
  licenceNo: string;
  /** `2027-06-30`; null: the list names no end. */
  validUntil: string | null;
};

type Column = 'name' | 'creditCode' | 'kind' | 'licenceNo' | 'validUntil';

/** What lists call their columns. */
const HEADINGS: Record<Column, readonly string[]> = {
  name: ['名称', '机构名称', '单位名称', '企业名称', '公司名称', 'name'],
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码', 'creditcode'],
  kind: ['许可类型', '机构类型', '机构类别', '业务类型', '业务范围', '类型', '类别', 'kind'],
  licenceNo: ['许可证号', '许可证编号', '金融许可证编号', '批准文号', '编号', 'licenceno', 'licenseno'],
  validUntil: ['有效期至', '有效期', '许可证有效期', '到期日', 'validuntil'],
};
const LONGEST: Record<Column, number> = {
  name: 100,
  creditCode: 40,
  kind: 100,
  licenceNo: 60,
  validUntil: 20,
};
export const MOST_LICENCES = 20_000;
/** How many mistakes are worth showing at once. */
const TOLD = 40;

export type LicenceWarning = { line: number; column: Column };
export type ReadLicences = { licences: Licence[]; problems: FieldError[]; warnings: LicenceWarning[] };

type Line = { line: number; cells: readonly string[] };

/**
 * The list out of a table whose first line names its columns, in any order and beside columns that we don't know.
 * Problems bear the line of the file (`lines.12.name`) and forbid the list; a credit code with a wrong check
 * character is only warned of, for such have been issued.
 */
export function readLicences(table: readonly Line[]): ReadLicences {
  const [head, ...lines] = table.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!head) return refused('file', 'REQUIRED');
  const columns = columnsOf(head.cells);
  if (columns.name === -1) return refused('columns.name', 'REQUIRED');
  const twice = repeated(head.cells);
  if (twice) return refused(`columns.${twice}`, 'MUST_DIFFER');
  if (lines.length === 0) return refused('file', 'NOT_ENOUGH');
  if (lines.length > MOST_LICENCES) return refused('file', 'TOO_LONG');

  const licences = lines.map(({ line, cells }) => licenceOf(line, (column) => cells[columns[column]] ?? ''));
  const seen = new Set<string>();
  const problems = licences.flatMap((licence): FieldError[] => {
    const found = problemsOf(licence);
    const key = licence.creditCode || licence.name;
    if (seen.has(`${key} ${licence.kind}`))
      found.push(['MUST_DIFFER', licence.creditCode ? 'creditCode' : 'name']);
    seen.add(`${key} ${licence.kind}`);
    return found.map(([code, column]) => ({ path: `lines.${licence.line}.${column}`, code }));
  });
  const warnings = licences.flatMap(({ line, creditCode }): LicenceWarning[] =>
    creditCode && creditCodeWarning(creditCode) === 'CHECK_DIGIT' ? [{ line, column: 'creditCode' }] : [],
  );
  return { licences, problems: problems.slice(0, TOLD), warnings };
}

function refused(path: string, code: FieldCode): ReadLicences {
  return { licences: [], problems: [{ path, code }], warnings: [] };
}

const heading = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/[\s_*：:-]|（.*）|\(.*\)/g, '')
    .toLowerCase();

function columnOf(cell: string): Column | undefined {
  const said = heading(cell);
  return (Object.keys(HEADINGS) as Column[]).find((column) => HEADINGS[column].includes(said));
}

function columnsOf(cells: readonly string[]): Record<Column, number> {
  const known = cells.map(columnOf);
  const place = (column: Column) => known.indexOf(column);
  return {
    name: place('name'),
    creditCode: place('creditCode'),
    kind: place('kind'),
    licenceNo: place('licenceNo'),
    validUntil: place('validUntil'),
  };
}

function repeated(cells: readonly string[]): Column | undefined {
  const known = cells.map(columnOf);
  return known.find((column, index) => column !== undefined && known.indexOf(column) < index);
}

function licenceOf(line: number, cell: (column: Column) => string): Licence {
  const text = (column: Column) => cell(column).replace(/\s+/g, ' ').trim();
  const until = text('validUntil');
  return {
    line,
    name: text('name'),
    creditCode: normaliseCreditCode(text('creditCode')),
    kind: text('kind'),
    licenceNo: text('licenceNo'),
    validUntil: /^(长期|永久|无固定期限|-+)?$/.test(until) ? null : dayOf(until),
  };
}

function problemsOf(licence: Licence): [FieldCode, Column][] {
  const { name, creditCode, validUntil } = licence;
  const long = (['name', 'kind', 'licenceNo'] as const).filter(
    (column) => licence[column].length > LONGEST[column],
  );
  const odd = creditCode === '' ? 'NONE' : creditCodeWarning(creditCode);
  return [
    ...(name === '' ? ([['REQUIRED', 'name']] as [FieldCode, Column][]) : []),
    ...long.map((column): [FieldCode, Column] => ['TOO_LONG', column]),
    ...(odd === 'LENGTH' || odd === 'ALPHABET'
      ? ([['BAD_FORMAT', 'creditCode']] as [FieldCode, Column][])
      : []),
    ...(validUntil === '' ? ([['BAD_FORMAT', 'validUntil']] as [FieldCode, Column][]) : []),
  ];
}

/** `2027-6-30`, `2027/06/30`, `2027年6月30日` or `20270630` → `2027-06-30`; '' where it is no day. */
function dayOf(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  const real = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso;
  // Whatever lies outside was mistyped; a database has no year 0.
  return real && iso >= '1900-01-01' ? iso : '';
}
