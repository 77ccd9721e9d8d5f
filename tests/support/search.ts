import { type Place, spellings } from './spellings.ts';

type Wanted = { name: string; how: string; bytes: Buffer };

/** So many bytes of a spelling are looked up at each place; what is shorter could stand anywhere by chance. */
const KEY = 8;
const MARKS = 1 << 24;

/**
 * A search for many words at once, in every spelling: one pass over each place, in which a table of marks tells for
 * almost every byte that nothing begins there. Finds whatever `bytes.includes` would.
 */
export function searchFor(secrets: Readonly<Record<string, string>>): (place: Place) => string[] {
  const marks = new Uint8Array(MARKS);
  const byKey = new Map<string, Wanted[]>();
  for (const [name, text] of Object.entries(secrets)) {
    for (const [how, bytes] of spellings(text)) {
      if (bytes.length < KEY) throw new RangeError(`${name} is too short to be searched for: ${how}`);
      // The end of a word is where it differs from its neighbours.
      const key = bytes.toString('latin1', bytes.length - KEY);
      marks[markOf(bytes, bytes.length - KEY)] = 1;
      byKey.set(key, [...(byKey.get(key) ?? []), { name, how, bytes }]);
    }
  }
  return ({ where, bytes }) => {
    const found = new Set<string>();
    for (let at = 0; at + KEY <= bytes.length; at += 1) {
      if (!marks[markOf(bytes, at)]) continue;
      for (const wanted of byKey.get(bytes.toString('latin1', at, at + KEY)) ?? []) {
        const from = at + KEY - wanted.bytes.length;
        if (from >= 0 && bytes.compare(wanted.bytes, 0, wanted.bytes.length, from, at + KEY) === 0)
          found.add(`${wanted.name}: ${where}, ${wanted.how}`);
      }
    }
    return [...found];
  };
}

/** Which mark the eight bytes at `at` have. */
function markOf(bytes: Buffer, at: number): number {
  const four = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  const rest = bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24);
  return (Math.imul(four, 0x9e3779b1) ^ Math.imul(rest, 0x85ebca6b)) >>> 8;
}
