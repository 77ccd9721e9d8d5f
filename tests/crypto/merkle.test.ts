import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  EMPTY_ROOT,
  type NodeReader,
  completedBy,
  consistencyPath,
  inclusionPath,
  leafHash,
  nodeHash,
  nodeKey,
  nodesRead,
  rootOf,
} from '../../server/crypto/merkle.ts';
import { isConsistent, isIncluded } from '../../server/crypto/merkle-verify.ts';

// The leaves, roots and paths of the reference implementation of Certificate Transparency (RFC 6962).
const CT_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAVES = CT_LEAVES.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const hex = (path: Buffer[]) => path.map((hash) => hash.toString('hex'));

/** The definition of RFC 9162, 2.1.1, word for word: slow, and kept by nobody. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** The nodes that a log keeps as it grows leaf by leaf. */
function grown(leaves: readonly Buffer[]): NodeReader {
  const kept = new Map<string, Buffer>();
  const read: NodeReader = (name) => {
    const hash = kept.get(nodeKey(name));
    if (!hash) throw new Error(`nobody kept node ${nodeKey(name)}`);
    return hash;
  };
  leaves.forEach((leaf, position) => {
    kept.set(nodeKey({ level: 0, index: position }), leaf);
    for (const { level, index } of completedBy(position)) {
      const below = level - 1;
      const [left, right] = [2 * index, 2 * index + 1].map((each) => read({ level: below, index: each }));
      kept.set(nodeKey({ level, index }), nodeHash(left!, right!));
    }
  });
  return read;
}

describe('the tree, by the vectors of Certificate Transparency', () => {
  const read = grown(LEAVES);

  test.each(CT_ROOTS.map((root, size) => [size, root] as const))('has its root at size %i', (size, root) => {
    expect(rootOf(size, read).toString('hex')).toBe(root);
  });

  it('has their inclusion path of the first of eight', () => {
    expect(hex(inclusionPath(0, 8, read))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
  });

  it('has their consistency paths', () => {
    expect(hex(consistencyPath(1, 1, read))).toEqual([]);
    expect(hex(consistencyPath(6, 8, read))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(consistencyPath(2, 5, read))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });
});

describe('the tree, at any size', () => {
  const aLeaf = fc.uint8Array({ maxLength: 8 }).map((bytes) => leafHash(bytes));
  const someLeaves = fc.array(aLeaf, { minLength: 1, maxLength: 70 });
  const flip = (hash: Buffer) => Buffer.from(hash.map((byte, at) => (at === 0 ? byte ^ 1 : byte)));

  it('has the root of the definition, from the few nodes that it keeps', () => {
    fc.assert(
      fc.property(someLeaves, (leaves) => {
        expect(rootOf(leaves.length, grown(leaves))).toEqual(naiveRoot(leaves));
      }),
    );
  });

  it('shows each leaf in its place, and in no other; a changed path, root or leaf shows nothing', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), (leaves, seed) => {
        const size = leaves.length;
        const position = seed % size;
        const path = inclusionPath(position, size, grown(leaves));
        const [leaf, root] = [leaves[position]!, naiveRoot(leaves)];
        expect(isIncluded(leaf, position, size, path, root)).toBe(true);
        expect(isIncluded(flip(leaf), position, size, path, root)).toBe(false);
        expect(isIncluded(leaf, position, size, path, flip(root))).toBe(false);
        expect(isIncluded(leaf, size, size, path, root)).toBe(false);
        expect(isIncluded(leaf, position, size, [...path, root], root)).toBe(false);
        const other = (position + 1) % size;
        if (!leaves[other]!.equals(leaf)) expect(isIncluded(leaf, other, size, path, root)).toBe(false);
        if (path.length) {
          expect(isIncluded(leaf, position, size, [flip(path[0]!), ...path.slice(1)], root)).toBe(false);
          expect(isIncluded(leaf, position, size, path.slice(1), root)).toBe(false);
        }
      }),
    );
  });

  it('shows that a shorter log is its beginning, and that another log is not', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), (leaves, seed) => {
        const from = seed % (leaves.length + 1);
        const path = consistencyPath(from, leaves.length, grown(leaves));
        const old = { size: from, root: naiveRoot(leaves.slice(0, from)) };
        const later = { size: leaves.length, root: naiveRoot(leaves) };
        expect(isConsistent(old, later, path)).toBe(true);
        expect(isConsistent({ ...old, root: flip(old.root) }, later, path)).toBe(false);
        if (from > 0) expect(isConsistent(old, { ...later, root: flip(later.root) }, path)).toBe(false);
        expect(isConsistent(old, later, [...path, old.root])).toBe(false);
        if (path.length) expect(isConsistent(old, later, path.slice(1))).toBe(false);
      }),
    );
  });

  it('reads few nodes of a large log', () => {
    const size = 12_345_678;
    const names = nodesRead((read) => inclusionPath(7_654_321, size, read));
    expect(names.length).toBeLessThan(2 * Math.ceil(Math.log2(size)));
    expect(() => inclusionPath(size, size, () => EMPTY_ROOT)).toThrow(RangeError);
    expect(() => consistencyPath(9, 8, () => EMPTY_ROOT)).toThrow(RangeError);
  });
});
