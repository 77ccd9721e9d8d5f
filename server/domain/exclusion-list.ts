import type { FieldCode, FieldError } from './errors.ts';
import { normalisePhone } from './target-contact.ts';

/** STAFF: those who handle illegal fund-raising, and their relatives; CASE: the people of one case. */
export const EXCLUSION_LISTS = ['STAFF', 'CASE'] as const;
export type ExclusionListKind = (typeof EXCLUSION_LISTS)[number];

/** Somebody of a list, or a reporter; '' where it isn't said. */
export type Listed = { name: string; phone: string; idNumber: string };
type Column = keyof Listed;
type Line = { line: number; cells: readonly string[] };

const HEADINGS: Record<Column, readonly string[]> = {
  name: ['姓名', '名字', 'name'],
  phone: ['手机', '手机号', '手机号码', '电话', '联系电话', 'phone'],
  idNumber: ['身份证', '身份证号', '身份证号码', '公民身份号码', '证件号', '证件号码', 'idnumber'],
};
export const MOST_LISTED = 5_000;
const TOLD = 40;

/** Each way in which a person can be known again, in one spelling. */
export function marksOf({ name, phone, idNumber }: Listed): string[] {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s·•・.]/g, '');
  return [
    ['name', plain(name).toLowerCase()],
    ['phone', normalisePhone(phone)],
    ['id', plain(idNumber).toUpperCase()],
  ].flatMap(([kind, text]) => (text ? [`${kind} ${text}`] : []));
}

/** The marks by which two reports are one person's: a name alone is many people's. */
export const markOfOne = (person: Listed): string[] => marksOf({ ...person, name: '' });

/**
 * The people of a table whose first line names its columns, in any order. A line says at least a name, a phone or an
 * identity number; problems bear the line of the file and forbid the list.
 */
export function readExclusionList(table: readonly Line[]): { people: Listed[]; problems: FieldError[] } {
  const [head, ...lines] = table.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const no = (path: string, code: FieldCode) => ({ people: [], problems: [{ path, code }] });
  if (!head) return no('file', 'REQUIRED');
  const said = head.cells.map((cell) =>
    cell
      .normalize('NFKC')
      .replace(/[\s_*：:]|（.*）|\(.*\)/g, '')
      .toLowerCase(),
  );
  const place = (column: Column) => said.findIndex((cell) => HEADINGS[column].includes(cell));
  const columns = { name: place('name'), phone: place('phone'), idNumber: place('idNumber') };
  if (columns.name === -1) return no('columns.name', 'REQUIRED');
  if (lines.length === 0) return no('file', 'NOT_ENOUGH');
  if (lines.length > MOST_LISTED) return no('file', 'TOO_LONG');
  const people = lines.map(({ cells }) => ({
    name: (cells[columns.name] ?? '').trim(),
    phone: (cells[columns.phone] ?? '').trim(),
    idNumber: (cells[columns.idNumber] ?? '').trim(),
  }));
  const problems = people.flatMap((person, index): FieldError[] => {
    const path = `lines.${lines[index]?.line ?? index}`;
    if (marksOf(person).length === 0) return [{ path, code: 'REQUIRED' }];
    const odd = person.idNumber !== '' && !/^(\d{15}|\d{17}[\dXx])$/.test(person.idNumber);
    return odd ? [{ path: `${path}.idNumber`, code: 'BAD_FORMAT' }] : [];
  });
  return { people, problems: problems.slice(0, TOLD) };
}
