import {
  type NodeName,
  type NodeReader,
  consistencyPath,
  inclusionPath,
  nodeKey,
  nodesRead,
  rootOf,
} from '../../crypto/merkle.ts';
import { type Checkpoint, writeCheckpoint } from '../../crypto/checkpoint.ts';
import { CHAIN_START } from '../../crypto/log-entry.ts';
import type { NoteSigner } from '../../crypto/signed-note.ts';
import type { Tx } from '../../db/connection.ts';
import type { LogStore } from './log.store.ts';

/** A node of the tree is gone: somebody was at the database. */
export class BrokenTree extends Error {}

/** Fetches these nodes at once. @throws BrokenTree */
export async function readNodes(tx: Tx, log: LogStore, names: readonly NodeName[]): Promise<NodeReader> {
  const kept = new Map((await log.nodes(tx, names)).map((node) => [nodeKey(node), node.hash]));
  return (name) => {
    const hash = kept.get(nodeKey(name));
    if (!hash) throw new BrokenTree(`the log has no node ${nodeKey(name)}`);
    return hash;
  };
}

/** The log's tree as its few nodes in the database give it. */
export function makeLogTree({ log, signer }: { log: LogStore; signer: NoteSigner }) {
  async function reading<T>(tx: Tx, work: (read: NodeReader) => T): Promise<T> {
    return work(await readNodes(tx, log, nodesRead(work)));
  }
  const rootAt = (tx: Tx, size: number) => reading(tx, (read) => rootOf(size, read));

  return {
    verifier: signer.verifier,

    async size(tx: Tx): Promise<number> {
      const last = await log.last(tx);
      return last ? last.position + 1 : 0;
    },
    rootAt,
    inclusion: (tx: Tx, position: number, size: number) =>
      reading(tx, (read) => inclusionPath(position, size, read)),
    consistency: (tx: Tx, from: number, to: number) => reading(tx, (read) => consistencyPath(from, to, read)),

    /** The log as it stands, signed. */
    async checkpoint(tx: Tx, at: Date): Promise<{ facts: Omit<Checkpoint, 'origin'>; note: string }> {
      const last = await log.last(tx);
      const size = last ? last.position + 1 : 0;
      const facts = { size, root: await rootAt(tx, size), head: last?.chainHash ?? CHAIN_START, at };
      return { facts, note: writeCheckpoint(signer, facts) };
    },
  };
}
export type LogTree = ReturnType<typeof makeLogTree>;
