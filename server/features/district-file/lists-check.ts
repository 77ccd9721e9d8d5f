import type { DistrictFile } from '../../contract/district-file.ts';
import type { FieldError } from '../../domain/errors.ts';
import { type Licence, readLicences } from '../../domain/licences.ts';
import { problemWhere } from '../../domain/shape.ts';
import { type ListedVillage, readVillages } from '../../domain/villages.ts';

type Listed = Pick<DistrictFile, 'villages' | 'licences' | 'duty' | 'robots'>;
type Known = { units: readonly string[]; townships: readonly string[]; isDay: (day: string) => boolean };

/** A list reads a table's lines: `lines.7.nameZh` is `villages.7.zh` of a file. */
const elsewhere = (
  fields: readonly FieldError[],
  list: string,
  names: Readonly<Record<string, string>> = {},
) =>
  fields.map(({ path, code }): FieldError => {
    const [, line, column = ''] = path.split('.');
    return { path: line === undefined ? list : `${list}.${line}.${names[column] ?? column}`, code };
  });

/** The villages as the office's own upload reads them, so that both ways know one set of rules. */
export function villagesIn(
  file: Listed,
  townships: readonly string[],
): { villages: ListedVillage[]; wrong: FieldError[] } {
  const lines = (file.villages ?? []).map(({ code, zh, en = '' }, line) => ({ line, cells: [code, zh, en] }));
  const { villages, wrong } = readVillages(lines, townships);
  return { villages, wrong: elsewhere(wrong, 'villages', { nameZh: 'zh', nameEn: 'en' }) };
}

const COLUMNS = ['name', 'creditCode', 'kind', 'licenceNo', 'validUntil'] as const;

/** The institutions, read as a table is whose first line names its columns. */
export function licencesIn({ licences }: Listed): { entries: Licence[]; wrong: FieldError[] } {
  if (!licences) return { entries: [], wrong: [] };
  const rows = licences.entries.map((entry, line) => ({
    line,
    cells: COLUMNS.map((column) => entry[column] ?? ''),
  }));
  const read = readLicences([{ line: -1, cells: COLUMNS }, ...rows]);
  return { entries: read.licences, wrong: elsewhere(read.problems, 'licences.entries') };
}

/** What is wrong with the lists that a file carries beside the places; each at its path. */
export function wrongLists(file: Listed, { units, townships, isDay }: Known): FieldError[] {
  const twice = <T>(list: readonly T[], keyOf: (row: T) => string, path: string, field: string) => {
    const keys = list.map(keyOf);
    return keys.flatMap((key, at) =>
      problemWhere(keys.indexOf(key) < at, `${path}.${at}.${field}`, 'MUST_DIFFER'),
    );
  };
  const { duty = [], robots = [], licences } = file;
  return [
    ...villagesIn(file, townships).wrong,
    ...licencesIn(file).wrong,
    ...problemWhere(licences !== undefined && !isDay(licences.asOf), 'licences.asOf', 'BAD_FORMAT'),
    ...duty.flatMap(({ day, unit }, at) => [
      ...problemWhere(!isDay(day), `duty.${at}.day`, 'BAD_FORMAT'),
      ...problemWhere(!units.includes(unit), `duty.${at}.unit`, 'NOT_IN_LIST'),
    ]),
    ...twice(duty, ({ day, unit }) => `${day} ${unit}`, 'duty', 'day'),
    ...twice(robots, ({ kind, name }) => `${kind} ${name.trim()}`, 'robots', 'name'),
  ];
}
