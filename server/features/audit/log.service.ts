import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { ReceiptProof, checkReceiptProof } from '../../contract/log.ts';
import { checkProof } from '../../crypto/receipt-proof.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { LogStore } from './log.store.ts';
import { BrokenTree, type LogTree } from './log-tree.ts';

type Checked = Static<(typeof checkReceiptProof)['schema']['response'][200]>;

const PAGE = 60;

/** What the street may know of the log: its size, its checkpoints, and whether a receipt's proof holds. */
export function makeLogService(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  log: LogStore;
  tree: LogTree;
}) {
  const { inTransaction, clock, log, tree } = deps;
  /** The log's root when it had this size, as its nodes now say; null where they say nothing any more. */
  const rootNow = (tx: Tx, size: number) =>
    tree.rootAt(tx, size).catch((error: unknown) => {
      if (error instanceof BrokenTree) return null;
      throw error;
    });

  return {
    state: () =>
      inTransaction(async (tx) => {
        const { facts, note } = await tree.checkpoint(tx, clock.now());
        return { publicKey: tree.verifier.text, size: facts.size, checkpoint: note };
      }),

    checkpoints: (before?: string) =>
      inTransaction(async (tx) => {
        const rows = await log.checkpoints(tx, PAGE + 1, before);
        const checkpoints = rows
          .slice(0, PAGE)
          .map(({ day, size, note }) => ({ day, size, checkpoint: note }));
        return { checkpoints, more: rows.length > PAGE };
      }),

    /** @throws Refusal BAD_REQUEST where the log has no such sizes */
    consistency: (from: number, to: number) =>
      inTransaction(async (tx) => {
        if (to > (await tree.size(tx))) refuse('BAD_REQUEST', [{ path: 'to', code: 'OUT_OF_RANGE' }]);
        if (from > to) refuse('BAD_REQUEST', [{ path: 'from', code: 'OUT_OF_RANGE' }]);
        return { path: (await tree.consistency(tx, from, to)).map((hash) => hash.toString('base64')) };
      }),

    /** By the office's own key, never by the one that the proof brings along. */
    check: (proof: ReceiptProof): Promise<Checked> =>
      inTransaction(async (tx) => {
        const finding = checkProof(tree.verifier, proof);
        const logSize = await tree.size(tx);
        if (finding.problem !== null)
          return { problem: finding.problem, receivedAt: null, place: null, logSize };
        const { size, root } = finding.checkpoint;
        const stillThere = size <= logSize && (await rootNow(tx, size))?.equals(root) === true;
        return {
          problem: stillThere ? null : 'LOG_DIFFERS',
          receivedAt: finding.receivedAt.toISOString(),
          place: proof.position + 1,
          logSize,
        };
      }),
  };
}
export type LogService = ReturnType<typeof makeLogService>;
