import Value from 'typebox/value';
import { DistrictFile } from '../../contract/district-file.ts';
import { knownCodes } from '../../domain/catalogues.ts';
import { checkChannels } from '../../domain/channels.ts';
import { checkTexts } from '../../domain/district-texts.ts';
import { townshipUnit } from '../../domain/district.ts';
import type { FieldError } from '../../domain/errors.ts';
import { checkLead } from '../../domain/look.ts';
import { LASTING_UNITS } from '../../domain/places.ts';
import type { RoutingRule } from '../../domain/routing.ts';
import { checkRouting } from '../../domain/routing-check.ts';
import { checkScheme } from '../../domain/scheme-check.ts';
import { problemWhere, repeats } from '../../domain/shape.ts';
import { fieldsOf } from '../../plugins/errors.ts';
import { type FileProblem, withMend } from './file-mends.ts';
import { wrongSettings } from './file-settings.ts';
import { wrongLists } from './lists-check.ts';

/** `a[2].b` as `a.2.b`, the way all paths of a file are written. */
const dotted = (path: string): string => path.replace(/\[(\d+)\]/g, '.$1');
const under = (prefix: string, fields: readonly FieldError[]): FieldError[] =>
  fields.map(({ path, code }) => ({ path: [prefix, dotted(path)].filter(Boolean).join('.'), code }));

/**
 * Everything that is wrong with a district file, each at its path with the mend; empty: it can be taken. What the shape
 * refuses comes first and alone, for the rest could not be read.
 */
export function checkDistrictFile(file: unknown): FileProblem[] {
  const misshapen = fieldsOf(Value.Errors(DistrictFile, file) as Parameters<typeof fieldsOf>[0]);
  const fields = misshapen.length > 0 ? misshapen : unfitting(file as DistrictFile);
  return fields.map((field) => withMend(field, file));
}

function unfitting(file: DistrictFile): FieldError[] {
  const stand = <T extends { retired?: boolean }>(rows: readonly T[]): T[] =>
    rows.filter(({ retired }) => !retired);
  const townships = stand(file.townships).map(({ code }) => code);
  const units = [...stand(file.units).map(({ code }) => code), ...townships.map(townshipUnit)];
  const sectors = [...stand(file.sectors).map(({ code }) => code), 'OTHER'];
  const days: NonNullable<DistrictFile['calendar']> = file.calendar ?? { holidays: [], workdays: [] };
  return [
    ...(['units', 'townships', 'sectors'] as const).flatMap((list) =>
      repeats(file[list], list, 'code').map(({ path, code }) => ({ path: dotted(path), code })),
    ),
    ...LASTING_UNITS.flatMap((unit) => problemWhere(!units.includes(unit), `units.${unit}`, 'REQUIRED')),
    ...problemWhere(townships.length === 0, 'townships', 'NOT_ENOUGH'),
    ...file.sectors.flatMap(({ regulator }, index) =>
      problemWhere(
        regulator !== undefined && !units.includes(regulator),
        `sectors.${index}.regulator`,
        'NOT_IN_LIST',
      ),
    ),
    ...checkChannels(
      file.channels.map((channel) => ({ ...channel, unitCode: channel.unit })),
      units,
    ).map(({ path, code }) => ({ path: path.replace(/unitCode$/, 'unit'), code })),
    ...(file.look?.lead === undefined ? [] : checkLead(file.look.lead, 'look.lead')),
    ...checkTexts(file.texts ?? {}),
    ...wrongSettings(file),
    ...(['holidays', 'workdays'] as const).flatMap((kind) =>
      days[kind].flatMap((day, index) =>
        problemWhere(!isDay(day), `calendar.${kind}.${index}`, 'BAD_FORMAT'),
      ),
    ),
    ...days.workdays.flatMap((day, index) =>
      problemWhere(days.holidays.includes(day), `calendar.workdays.${index}`, 'MUST_DIFFER'),
    ),
    ...Object.keys(days.notes ?? {}).flatMap((day) =>
      problemWhere(
        ![...days.holidays, ...days.workdays].includes(day),
        `calendar.notes.${day}`,
        'NOT_IN_LIST',
      ),
    ),
    ...wrongLists(file, { units, isDay, townships: file.townships.map(({ code }) => code) }),
    ...(file.rewardScheme === undefined ? [] : under('rewardScheme', checkScheme(file.rewardScheme))),
    ...(file.routing === undefined
      ? []
      : routingOf(file.routing, {
          ...{ units, townships, sectors },
          modes: knownCodes('modes', file.catalogues ?? {}),
        })),
  ];
}

function routingOf(
  rules: NonNullable<DistrictFile['routing']>,
  places: { units: string[]; townships: string[]; sectors: string[]; modes: string[] },
): FieldError[] {
  const numbered = rules.map((rule, index) => ({
    ...rule,
    id: `R${index}`,
    order: index,
    active: rule.active ?? true,
  })) as unknown as RoutingRule[];
  return checkRouting(numbered, places).map(({ path, code }) =>
    path === 'leadUnit'
      ? { path: 'routing', code }
      : { path: dotted(path.replace(/^rules/, 'routing')), code },
  );
}

/** Whether the calendar has such a day: a pattern lets the 31st of February pass. */
function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
