import { EMPTY_ROOT, type NodeName, completedBy, nodeHash } from './merkle.ts';

/** The full subtrees side by side under the root, largest first: all that a log needs to grow on. */
export function peaksOf(size: number): NodeName[] {
  const peaks: NodeName[] = [];
  for (let start = 0; start < size;) {
    const level = Math.floor(Math.log2(size - start));
    peaks.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return peaks;
}

/** A tree that takes leaf after leaf; `peaks` are the hashes of {@link peaksOf} its size so far. */
export function growingTree(size = 0, peaks: readonly Buffer[] = []) {
  const stack = [...peaks];
  let leaves = size;
  return {
    /** The subtrees that this leaf fills. */
    add(leaf: Buffer): (NodeName & { hash: Buffer })[] {
      let hash = leaf;
      const filled = completedBy(leaves).map((name) => {
        hash = nodeHash(stack.pop() ?? EMPTY_ROOT, hash);
        return { ...name, hash };
      });
      stack.push(hash);
      leaves += 1;
      return filled;
    },
    root: (): Buffer => {
      const right = stack.at(-1) ?? EMPTY_ROOT;
      return stack.slice(0, -1).reduceRight((hash, left) => nodeHash(left, hash), right);
    },
  };
}
