import { type FieldError, refuse } from '../domain/errors.ts';

/** Far deeper than any form of ours; a rule that walks its input by calling itself is safe below it. */
const MAX_DEPTH = 40;
/** More places to mend than anybody reads. */
const MAX_FIELDS = 50;
/** As much of a place as an error names: the way into something nested without end would be endless too. */
const MAX_PLACE = 6;

type Schema = { maxItems?: number; items?: Schema; properties?: Record<string, Schema> };
type Spot = { value: unknown; place: readonly string[]; depth: number; schema: Schema | undefined };

/** U+0000, which PostgreSQL keeps in no text, or half of a surrogate pair, which no UTF-8 can carry. */
export const isUnsound = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();

/**
 * Refuses what no field of ours can hold, before a schema or a rule looks at it: unsound text, nesting without end, and
 * lists longer than `schema` allows. Validators go on to compare and complain about every item of such a list, so that
 * one small request could hold up everybody's.
 * @throws Refusal BAD_REQUEST naming the fields
 */
export function demandSound(value: unknown, schema?: unknown): void {
  const fields: FieldError[] = [];
  const spots: Spot[] = [{ value, place: [], depth: 0, schema: schema as Schema | undefined }];
  for (let spot = spots.pop(); spot && fields.length < MAX_FIELDS; spot = spots.pop()) {
    const code = complaintOf(spot);
    if (code) fields.push({ path: spot.place.join('.').toWellFormed(), code });
    else for (const each of inside(spot)) spots.push(each);
  }
  if (fields.length) refuse('BAD_REQUEST', fields);
}

function complaintOf({ value, depth, schema }: Spot): FieldError['code'] | undefined {
  if (depth > MAX_DEPTH || (typeof value === 'string' && isUnsound(value))) return 'BAD_FORMAT';
  if (Array.isArray(value)) return value.length > (schema?.maxItems ?? Infinity) ? 'OUT_OF_RANGE' : undefined;
  return isRecord(value) && Object.keys(value).some(isUnsound) ? 'BAD_FORMAT' : undefined;
}

/** What stands in it, the first on top. */
function inside({ value, place, depth, schema }: Spot): Spot[] {
  const spot = (name: string, each: unknown, its: Schema | undefined): Spot => ({
    value: each,
    place: place.length < MAX_PLACE ? [...place, name] : place,
    depth: depth + 1,
    schema: its,
  });
  if (Array.isArray(value)) return value.map((each, at) => spot(String(at), each, schema?.items)).reverse();
  if (!isRecord(value)) return [];
  return Object.entries(value)
    .map(([name, each]) => spot(name, each, schema?.properties?.[name]))
    .reverse();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
}
