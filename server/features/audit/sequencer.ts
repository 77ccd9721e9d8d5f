import { setTimeout as sleep } from 'node:timers/promises';
import { growingTree, peaksOf } from '../../crypto/growing-tree.ts';
import { CHAIN_START, chainHash, entryHash } from '../../crypto/log-entry.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Link, LogStore, TreeNode } from './log.store.ts';
import { readNodes } from './log-tree.ts';

const BATCH = 500;
/** How long an idle portal's entries wait for their place; whoever needs theirs sooner asks for it. */
const POLL_MS = 500;
const OTHERS_TURN_MS = 15;

/**
 * Gives entries their places. Acts only write their rows; here, after their commit, one hand at a time over all
 * processes puts them into chain and tree in small batches, so that no act ever waits for another's.
 */
export function makeSequencer({ inTransaction, log }: { inTransaction: InTransaction; log: LogStore }) {
  /** What got a place, by entry; null while another process has its turn. */
  const batch = () =>
    inTransaction(async (tx) => {
      if (!(await log.takeTurn(tx))) return null;
      const entries = await log.waiting(tx, BATCH);
      const placed = new Map<number, number>();
      if (!entries.length) return placed;
      const last = await log.last(tx);
      const size = last ? last.position + 1 : 0;
      const peaks = peaksOf(size);
      const read = await readNodes(tx, log, peaks);
      const tree = growingTree(size, peaks.map(read));
      const links: Link[] = [];
      const nodes: TreeNode[] = [];
      let head = last?.chainHash ?? CHAIN_START;
      for (const entry of entries) {
        const leafHash = entryHash(entry);
        head = chainHash(head, leafHash);
        const position = size + links.length;
        links.push({ position, entryId: entry.id, leafHash, chainHash: head });
        nodes.push(...tree.add(leafHash));
        placed.set(entry.id, position);
      }
      await log.append(tx, links, nodes);
      return placed;
    });

  // Whoever comes while a batch is under way shares it: 64 reports at once need few batches.
  let running: ReturnType<typeof batch> | undefined;
  const advance = () => (running ??= batch().finally(() => (running = undefined)));

  const sequencer = {
    /** The entry's place, as soon as it has one; null where it has none in time. */
    async placeOf(entryId: number, patienceMs: number): Promise<number | null> {
      const until = performance.now() + patienceMs;
      do {
        const placed = await advance();
        const position = placed?.get(entryId) ?? (await inTransaction((tx) => log.positionOf(tx, entryId)));
        if (position !== null) return position;
        if (!placed) await sleep(OTHERS_TURN_MS);
      } while (performance.now() < until);
      return null;
    },

    /** Until nothing waits any more. */
    async drain(): Promise<void> {
      for (;;) {
        const placed = await advance();
        if (placed?.size === 0) return;
        if (!placed) await sleep(OTHERS_TURN_MS);
      }
    },

    /** Keeps at it until stopped; what goes wrong is told and tried again. */
    start(onError: (error: unknown) => void): { stop(): Promise<void> } {
      const ending = new AbortController();
      const rest = () => sleep(POLL_MS, undefined, { signal: ending.signal }).catch(() => undefined);
      const work = async () => {
        while (!ending.signal.aborted) {
          const placed = await advance().catch(onError);
          if (!placed || placed.size < BATCH) await rest();
        }
      };
      const done = work();
      return {
        async stop() {
          ending.abort();
          await done;
        },
      };
    },
  };
  return sequencer;
}
export type Sequencer = ReturnType<typeof makeSequencer>;
