import { deriveKey } from './derive-key.ts';

/**
 * What outlives a master: the layers under which tags are found (every master's), and what the log and the receipts
 * were made with, which can't be made anew (the first master's).
 */
const LAYERS = ['pepper', 'blindIndexKey', 'payeeKey'] as const;
const ROOTS = ['custodyKey', 'checkpointSeed'] as const;
const INFO = {
  pepper: 'pepper',
  blindIndexKey: 'blind index',
  payeeKey: 'payee',
  custodyKey: 'custody',
  checkpointSeed: 'checkpoint',
} as const;

type Kept<Name extends string> = Record<Name, Buffer>;
export type Layer = Kept<(typeof LAYERS)[number]>;
export type Roots = Kept<(typeof ROOTS)[number]>;
/** `layers` oldest first, the present master's last; `current` is the present master. */
export type MasterKey = { layers: readonly [Layer, ...Layer[]]; roots: Roots; current: Buffer };

const SIZE = 32;
const LAYER_SIZE = LAYERS.length * SIZE;
const ROOTS_SIZE = ROOTS.length * SIZE;

/** A key of the present master's own. */
export const ownKey = (current: Buffer, what: string): Buffer =>
  deriveKey(current, `tipward server v1 ${what}`);

/**
 * A master key as it is kept: 32 random bytes; once rotated, the first master's roots, then a layer for each master
 * before, then the present master. An earlier master itself is in it no more: what was sealed under it stays shut.
 * @throws RangeError for any other length
 */
export function readMasterKey(bytes: Buffer): MasterKey {
  const kept = bytes.length - SIZE;
  const rotations = (kept - ROOTS_SIZE) / LAYER_SIZE;
  if (kept !== 0 && !(Number.isInteger(rotations) && rotations > 0))
    throw new RangeError('a master key has 32 bytes, and more only as rotation left it');
  const current = bytes.subarray(kept);
  const own = derived(LAYERS, current);
  if (kept === 0) return { layers: [own], roots: derived(ROOTS, current), current };
  const earlier = Array.from({ length: rotations }, (_, n) =>
    cut(LAYERS, bytes, ROOTS_SIZE + n * LAYER_SIZE),
  );
  const [first = own, ...later] = earlier;
  return { layers: [first, ...later, own], roots: cut(ROOTS, bytes, 0), current };
}

/** The key after this one: all that must last of it, and `fresh` as the present master. */
export function nextMasterKey(bytes: Buffer, fresh: Buffer): Buffer {
  const { layers, roots } = readMasterKey(bytes);
  return Buffer.concat([
    ...ROOTS.map((name) => roots[name]),
    ...layers.flatMap((layer) => LAYERS.map((name) => layer[name])),
    fresh,
  ]);
}

function derived<Name extends keyof typeof INFO>(names: readonly Name[], current: Buffer): Kept<Name> {
  return keep(names, (name) => ownKey(current, INFO[name]));
}

function cut<Name extends string>(names: readonly Name[], bytes: Buffer, from: number): Kept<Name> {
  return keep(names, (_, n) => bytes.subarray(from + n * SIZE, from + (n + 1) * SIZE));
}

const keep = <Name extends string>(names: readonly Name[], key: (name: Name, n: number) => Buffer) =>
  Object.fromEntries(names.map((name, n) => [name, key(name, n)])) as Kept<Name>;

/** By what a database knows the key it lies under; it tells nothing of the key. */
export const masterKeyProof = (bytes: Buffer): Buffer =>
  deriveKey(bytes, 'tipward server v1 proof of the whole key');
