import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 9162 (Certificate Transparency): the order of the leaves is what it fixes. A node is named by
 * its level (0: leaf hashes) and its index there; only nodes of full subtrees are ever kept, for those never change.
 */
export type NodeName = { level: number; index: number };
export type NodeReader = (name: NodeName) => Buffer;

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export const leafHash = (entry: Uint8Array): Buffer => sha256(LEAF, entry);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);
export const EMPTY_ROOT = sha256();

/** The full subtrees that a new leaf at `position` completes, lowest first, without the leaf itself. */
export function completedBy(position: number): NodeName[] {
  const names: NodeName[] = [];
  for (let level = 1, index = position; index % 2 === 1; level += 1) {
    index = (index - 1) / 2;
    names.push({ level, index });
  }
  return names;
}

/** The root over the first `size` leaves. */
export const rootOf = (size: number, read: NodeReader): Buffer =>
  size === 0 ? EMPTY_ROOT : rangeHash(0, size, read);

/** The nodes by which the leaf at `position` leads to the root over `size` leaves (RFC 9162, 2.1.3.1). */
export function inclusionPath(position: number, size: number, read: NodeReader): Buffer[] {
  demand(position >= 0 && position < size);
  const path: Buffer[] = [];
  for (let start = 0, end = size; end - start > 1;) {
    const middle = start + largestPowerBelow(end - start);
    if (position < middle) {
      path.push(rangeHash(middle, end, read));
      end = middle;
    } else {
      path.push(rangeHash(start, middle, read));
      start = middle;
    }
  }
  return path.reverse();
}

/** The nodes by which the root over `from` leaves is seen to be the beginning of that over `to` (2.1.4.1). */
export function consistencyPath(from: number, to: number, read: NodeReader): Buffer[] {
  demand(from >= 0 && from <= to);
  if (from === 0 || from === to) return [];
  const path: Buffer[] = [];
  let [start, end, whole] = [0, to, true];
  while (from < end) {
    const middle = start + largestPowerBelow(end - start);
    if (from <= middle) {
      path.push(rangeHash(middle, end, read));
      end = middle;
    } else {
      path.push(rangeHash(start, middle, read));
      start = middle;
      whole = false;
    }
  }
  // Whoever asks has the old root already; it is a node of the new tree where the old tree was full.
  if (!whole) path.push(rangeHash(start, end, read));
  return path.reverse();
}

/** The names of the nodes that `work` reads, so that they can be fetched at once. */
export function nodesRead(work: (read: NodeReader) => unknown): NodeName[] {
  const names = new Map<string, NodeName>();
  work((name) => {
    names.set(nodeKey(name), name);
    return EMPTY_ROOT;
  });
  return [...names.values()];
}
export const nodeKey = ({ level, index }: NodeName): string => `${level}/${index}`;

/** Leaves `start` (inclusive) to `end` (exclusive), cut as the tree cuts them. */
function rangeHash(start: number, end: number, read: NodeReader): Buffer {
  const width = end - start;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return read({ level, index: start / width });
  const middle = start + largestPowerBelow(width);
  return nodeHash(rangeHash(start, middle, read), rangeHash(middle, end, read));
}

/** The largest power of two smaller than `width` (at least 2). */
function largestPowerBelow(width: number): number {
  return 2 ** Math.floor(Math.log2(width - 1));
}

function demand(holds: boolean): void {
  if (!holds) throw new RangeError('no such place in a tree of this size');
}
