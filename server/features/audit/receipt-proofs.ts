import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { ReceiptProof } from '../../contract/log.ts';
import { canonical, entryText } from '../../crypto/log-entry.ts';
import { PROOF_FORMAT, commitmentOf } from '../../crypto/receipt-proof.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { LogStore } from './log.store.ts';
import type { LogTree } from './log-tree.ts';
import type { Sequencer } from './sequencer.ts';

/** What a reporter keeps sealed: the report as it was received, and the salt without which the log tells nothing of it. */
export type Statement = { text: string; salt: string };

/** How long somebody who reports waits for the place of their report. */
const PATIENCE_MS = 2_000;

/** Receipts that prove themselves: what goes into the log when a report comes in, and what comes out of it. */
export function makeReceiptProofs(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  log: LogStore;
  tree: LogTree;
  sequencer: Pick<Sequencer, 'placeOf'>;
}) {
  const { inTransaction, clock, log, tree, sequencer } = deps;

  return {
    /** `text` in its one canonical form; `commitment` may stand in the log, for it tells nothing without the salt. */
    state(report: object): Statement & { commitment: string } {
      const text = canonical(report);
      const salt = randomBytes(16);
      return { text, salt: salt.toString('base64'), commitment: commitmentOf(salt, digestOf(text)) };
    },

    /**
     * Waits a moment for the lead's place; null where it has none yet. Never fails: the report is already received,
     * and whatever is wrong with the log must not take its receipt away.
     */
    async prove(leadId: string, { text, salt }: Statement): Promise<ReceiptProof | null> {
      try {
        const found = await inTransaction((tx) => log.submissionOf(tx, leadId));
        if (!found) return null;
        const position = found.position ?? (await sequencer.placeOf(found.entry.id, PATIENCE_MS));
        if (position === null) return null;
        return await inTransaction(async (tx) => {
          const { facts, note } = await tree.checkpoint(tx, clock.now());
          const path = await tree.inclusion(tx, position, facts.size);
          return {
            format: PROOF_FORMAT,
            entry: entryText(found.entry),
            position,
            path: path.map((hash) => hash.toString('base64')),
            checkpoint: note,
            salt,
            digest: digestOf(text).toString('hex'),
            publicKey: tree.verifier.text,
          };
        });
      } catch {
        return null;
      }
    },
  };
}
export type ReceiptProofs = ReturnType<typeof makeReceiptProofs>;

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
