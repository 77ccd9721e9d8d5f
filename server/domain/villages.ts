import type { FieldError } from './errors.ts';

/** A village or community; its code's first nine digits are its township's (the national statistical code). */
export type ListedVillage = { code: string; townshipCode: string; nameZh: string; nameEn: string };

/** A line of a table with its number in the file, from 1. */
export type Line = { line: number; cells: readonly string[] };

/** The largest counties have about as many; more would make the report’s page too heavy for a slow line. */
export const MAX_VILLAGES = 1_500;
const MAX_NAME = 50;
/** More mistakes than anybody mends in one go. */
const MAX_MISTAKES = 30;
const CODE = /^\d{12}$/;

/**
 * A list as it stands in a table: code, name, English name if there is one. Blank lines don't count, nor does a first
 * line that holds headings. Mistakes are named by the line as the file counts it, from 1: `lines.7.code`.
 */
export function readVillages(
  lines: readonly Line[],
  townships: readonly string[],
): { villages: ListedVillage[]; wrong: FieldError[] } {
  const villages: ListedVillage[] = [];
  const wrong: FieldError[] = [];
  const seen = new Set<string>();
  const townshipOf = (code: string) => townships.find((each) => each.slice(0, 9) === code.slice(0, 9));
  for (const { line, cells } of lines) {
    const [code = '', nameZh = '', nameEn = ''] = cells.map((cell) => cell.normalize('NFKC').trim());
    if (cells.every((cell) => cell.trim() === '') || isHeading(line, code)) continue;
    const path = (field: string) => `lines.${line}.${field}`;
    const mistakes: FieldError[] = [];
    const townshipCode = townshipOf(code);
    if (!CODE.test(code)) mistakes.push({ path: path('code'), code: 'BAD_FORMAT' });
    else if (townshipCode === undefined) mistakes.push({ path: path('code'), code: 'ELSEWHERE' });
    else if (seen.has(code)) mistakes.push({ path: path('code'), code: 'MUST_DIFFER' });
    if (nameZh === '') mistakes.push({ path: path('nameZh'), code: 'REQUIRED' });
    if (nameZh.length > MAX_NAME) mistakes.push({ path: path('nameZh'), code: 'TOO_LONG' });
    if (nameEn.length > MAX_NAME) mistakes.push({ path: path('nameEn'), code: 'TOO_LONG' });
    seen.add(code);
    wrong.push(...mistakes);
    if (townshipCode !== undefined) villages.push({ code, townshipCode, nameZh, nameEn: nameEn || nameZh });
  }
  if (villages.length > MAX_VILLAGES) wrong.push({ path: 'lines', code: 'OUT_OF_RANGE' });
  return { villages, wrong: wrong.slice(0, MAX_MISTAKES) };
}

/** Words where the first code should be: the table begins with the names of its columns. */
const isHeading = (line: number, code: string) => line === 1 && code !== '' && !/\d/.test(code);
