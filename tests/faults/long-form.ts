import { randomInt } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** `npm run faults` asks for the long forms; `npm test` runs a short form of each. */
export const LONG = process.env['TIPWARD_FAULTS'] === 'long';

/** How often: so many in `npm test`, so many in `npm run faults`, or what `TIPWARD_FAULT_ROUNDS` says. */
export function howMany(short: number, long: number): number {
  const asked = Number(process.env['TIPWARD_FAULT_ROUNDS']);
  return asked > 0 ? asked : LONG ? long : short;
}

/** Where chance begins; `TIPWARD_FAULT_SEED` runs the same once more. */
export const SEED = Number(process.env['TIPWARD_FAULT_SEED'] ?? randomInt(2 ** 31));

/** Milliseconds for one test: hours where the long form may take them, and enough for a busy machine otherwise. */
export const PATIENCE = LONG ? 3 * 3_600_000 : 180_000;

export type Finding = { what: string; count: string; seed?: number; found: string };

/** One line of the report that `npm run faults` prints at its end; in `npm test` it is read by nobody. */
export function note(finding: Finding): void {
  const file = process.env['TIPWARD_FAULT_NOTES'];
  if (file) appendFileSync(file, `${JSON.stringify(finding)}\n`);
}

export type Chance = {
  /** At least 0, below 1. */
  share(): number;
  /** A whole number, at least `from` and below `to`. */
  between(from: number, to: number): number;
  bytes(length: number): Buffer;
};

/** Chance that repeats itself from the same seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(share() * (to - from));
  const bytes = (length: number) => {
    const words = Uint32Array.from({ length: Math.ceil(length / 4) }, () => between(0, 2 ** 32));
    return Buffer.from(words.buffer, 0, length);
  };
  return { share, between, bytes };
}
