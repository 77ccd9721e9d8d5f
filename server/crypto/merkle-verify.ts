import { EMPTY_ROOT, nodeHash } from './merkle.ts';

/**
 * Checks that need no log, only a path and signed roots: the algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2, as they
 * stand there. Positions and sizes are whole numbers below 2^53, so halves are taken by division, not by bits.
 */

/** Whether `path` leads from the leaf's hash at `position` to `root` over `size` leaves. */
export function isIncluded(
  leaf: Buffer,
  position: number,
  size: number,
  path: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!isPlace(position) || !isPlace(size) || position >= size) return false;
  let [fn, sn, hash] = [position, size - 1, leaf];
  for (const step of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(step, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(root);
}

/** Whether the tree of `oldSize` leaves and `oldRoot` is the beginning of the one of `newSize` and `newRoot`. */
export function isConsistent(
  old: { size: number; root: Buffer },
  later: { size: number; root: Buffer },
  path: readonly Buffer[],
): boolean {
  if (!isPlace(old.size) || !isPlace(later.size) || old.size > later.size) return false;
  if (old.size === later.size) return path.length === 0 && old.root.equals(later.root);
  if (old.size === 0) return path.length === 0 && old.root.equals(EMPTY_ROOT);
  const steps = isPowerOfTwo(old.size) ? [old.root, ...path] : [...path];
  const first = steps.shift();
  if (!first) return false;
  let [fn, sn] = [old.size - 1, later.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [before, after] = [first, first];
  for (const step of steps) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      before = nodeHash(step, before);
      after = nodeHash(step, after);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else after = nodeHash(after, step);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && before.equals(old.root) && after.equals(later.root);
}

const half = (value: number): number => Math.floor(value / 2);
const isPlace = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));
