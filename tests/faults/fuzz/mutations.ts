import fc from 'fast-check';

type Json = unknown;
type Place = (string | number)[];

/** Nested so deep that whoever walks it by calling itself falls over. */
const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as Json;

/** What no field expects, each a kind of bad input of its own. */
const STRANGE: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    -1,
    0.5,
    1e308,
    2 ** 31,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff',
    [],
    {},
  ),
  fc.constantFrom('字'.repeat(20_000), 'a'.repeat(60_000), '9'.repeat(400), '\n'.repeat(3_000)),
  fc.constantFrom(deep(45), deep(4_000), Array(2_000).fill('x') as Json),
  fc.constant(
    JSON.parse('{"__proto__":{"allow":"ANYBODY"},"constructor":{"prototype":{"roles":["AUDITOR"]}}}') as Json,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The same value with one to three of its places replaced, taken away or added to. */
export function mutated(valid: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'drop', 'add'),
    what: STRANGE,
    name: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'role', ''), fc.string()),
  });
  return fc.tuple(valid, fc.array(change, { minLength: 1, maxLength: 3 })).map(([value, changes]) =>
    changes.reduce((now, { at, how, what, name }) => {
      const places = placesIn(now);
      const place = places[at % places.length] ?? [];
      if (how === 'add') return changedAt(now, [...place, name], what);
      return changedAt(now, place, how === 'drop' ? undefined : what);
    }, structuredClone(value)),
  );
}

function placesIn(value: Json, place: Place = []): Place[] {
  if (place.length > 6 || typeof value !== 'object' || value === null) return [place];
  const inner = Object.entries(value).slice(0, 20);
  return [place, ...inner.flatMap(([name, each]) => placesIn(each, [...place, name]))];
}

/** Copies along the way only; a name like `__proto__` becomes a property of its own. */
function changedAt(value: Json, [name, ...rest]: Place, what: Json): Json {
  if (name === undefined) return what;
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as Json[])] : { ...value }) as Record<string, Json>;
  const inner = changedAt(rest.length ? copy[name] : undefined, rest, what);
  if (inner === undefined) delete copy[name];
  else
    Object.defineProperty(copy, name, { value: inner, enumerable: true, configurable: true, writable: true });
  return copy;
}
