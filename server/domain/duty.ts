import type { FieldError } from './errors.ts';

/** Who is on duty for a unit on a day (`YYYY-MM-DD`). */
export type DutyLine = { day: string; unitCode: string; staffIds: string[] };
/** The people and units that a roster may name. */
export type DutyNames = {
  units: readonly { code: string; names: readonly string[] }[];
  people: readonly { id: string; unitCode: string; names: readonly string[] }[];
};

const MOST_LINES = 1_000;
const SEPARATORS = /[\t,，;；]/;
const PEOPLE = /[、/ ]+/;

/**
 * A roster as somebody pastes it: a line each of day, unit and people, with tabs or commas between, as a table is copied.
 * A day may be written 2026-12-1 or 2026/12/01. Answers what it read, or where it could not (`lines.3.person`).
 */
export function readRoster(
  text: string,
  { units, people }: DutyNames,
): { lines: DutyLine[]; fields: FieldError[] } {
  const rows = text
    .split(/\r?\n/)
    .map((row, index) => ({ row: row.trim(), index }))
    .filter(({ row }) => row !== '');
  if (rows.length === 0) return { lines: [], fields: [{ path: 'text', code: 'REQUIRED' }] };
  if (rows.length > MOST_LINES) return { lines: [], fields: [{ path: 'text', code: 'TOO_LONG' }] };
  const fields: FieldError[] = [];
  const lines: DutyLine[] = [];
  for (const { row, index } of rows) {
    const [date = '', unitName = '', ...rest] = row.split(SEPARATORS).map((cell) => cell.trim());
    const day = dayOf(date);
    // A heading above the table is no line of it.
    if (day === null && lines.length === 0 && index === rows[0]?.index && !/\d/.test(date)) continue;
    const unit = units.find(({ code, names }) => code === unitName || names.includes(unitName));
    const named = rest.join(' ').split(PEOPLE).filter(Boolean);
    const found = named.map((name) =>
      people.filter((one) => one.unitCode === unit?.code && one.names.includes(name)),
    );
    const at = `lines.${index + 1}`;
    if (day === null) fields.push({ path: `${at}.day`, code: 'BAD_FORMAT' });
    if (!unit) fields.push({ path: `${at}.unit`, code: 'NOT_IN_LIST' });
    else if (named.length === 0) fields.push({ path: `${at}.person`, code: 'REQUIRED' });
    else if (found.some((each) => each.length !== 1))
      fields.push({ path: `${at}.person`, code: 'NOT_IN_LIST' });
    if (day !== null && unit) {
      lines.push({
        day,
        unitCode: unit.code,
        staffIds: [...new Set(found.flatMap((each) => each.map(({ id }) => id)))],
      });
    }
  }
  return { lines: joined(lines), fields };
}

/** Two lines of one day and unit are one. */
function joined(lines: readonly DutyLine[]): DutyLine[] {
  const groups = Map.groupBy(lines, ({ day, unitCode }) => `${day} ${unitCode}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first
      ? [{ ...first, staffIds: [...new Set([first, ...others].flatMap(({ staffIds }) => staffIds))] }]
      : [],
  );
}

/** `2026-12-1`, `2026/12/01` or `2026年12月1日` as `2026-12-01`; null for no such day. */
function dayOf(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (!year) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === date ? date : null;
}
