import { JOINT_DESKS } from './compartments.ts';
import { townshipUnit } from './district.ts';
import type { FieldError } from './errors.ts';
import { problemWhere } from './shape.ts';

/** A sector, township or unit as the administrator edits it. A code stays for good, for leads carry it. */
export type Place = { code: string; zh: string; en: string; active: boolean };
export type UnitPlace = Place & { shortZh: string; shortEn: string };

export type Places = { sectors: Place[]; townships: Place[]; units: UnitPlace[] };

/** Units that the portal cannot do without: the three, and whoever pays. */
export const LASTING_UNITS: readonly string[] = [...JOINT_DESKS, 'FINANCE'];
/** For residents who cannot tell; it is never retired. */
export const LASTING_SECTOR = 'OTHER';

export const PLACE_CODES = {
  sectors: /^[A-Z][A-Z0-9_]{1,39}$/,
  townships: /^[0-9]{9,12}$/,
  // A township's government has its code from the township, with which it comes and goes.
  units: /^(?!T[0-9])[A-Z][A-Z0-9_]{1,39}$/,
} as const;

/** What still points at places: rules in force, published channels and people's seats, by code. */
export type PlacesInUse = {
  sectors: readonly string[];
  townships: readonly string[];
  units: readonly string[];
};

/**
 * What keeps lists from standing in place of those before: a code that is none or stands twice, a code that is gone
 * (retire it instead), a name that is missing, or one retired that something still points at.
 */
export function checkPlaces(after: Places, before: Places, inUse: PlacesInUse): FieldError[] {
  const lasting = { sectors: [LASTING_SECTOR], townships: [] as string[], units: LASTING_UNITS };
  const governments = after.townships.map(({ code }) => townshipUnit(code));
  return (['sectors', 'townships', 'units'] as const).flatMap((list) => {
    const rows: readonly Place[] = after[list];
    const codes = rows.map(({ code }) => code);
    const kept = new Set<string>([...lasting[list], ...inUse[list]]);
    const wasActive = new Map(before[list].map(({ code, active }) => [code, active]));
    return [
      ...before[list]
        .filter(({ code }) => !codes.includes(code))
        .map(({ code }): FieldError => ({ path: `${list}.${code}`, code: 'REQUIRED' })),
      ...rows.flatMap(({ code, zh, en, active }, index) => [
        ...problemWhere(
          !wasActive.has(code) && !governments.includes(code) && !PLACE_CODES[list].test(code),
          `${list}.${index}.code`,
          'BAD_FORMAT',
        ),
        ...problemWhere(codes.indexOf(code) < index, `${list}.${index}.code`, 'MUST_DIFFER'),
        ...problemWhere(zh.trim() === '', `${list}.${index}.zh`, 'REQUIRED'),
        ...problemWhere(en.trim() === '', `${list}.${index}.en`, 'REQUIRED'),
        ...problemWhere(
          !active && kept.has(code) && wasActive.get(code) !== false,
          `${list}.${index}.active`,
          'NOT_ALLOWED',
        ),
      ]),
      ...problemWhere(!rows.some(({ active }) => active), list, 'NOT_ENOUGH'),
    ];
  });
}
