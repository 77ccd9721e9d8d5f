import type { Captcha } from '../../adapters/captcha.ts';
import type { Clock } from '../../adapters/clock.ts';
import { type Proof, newPuzzle, proofOf } from '../../crypto/puzzle.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { SpentProofsStore } from './spent-proofs.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  captcha: Captcha;
  puzzleKey: Buffer;
  spentProofs: SpentProofsStore;
};

/** Tells persons from machines, and never in order to turn anybody away: see decision 0015. */
export function makeScreening({ inTransaction, clock, captcha, puzzleKey, spentProofs }: Deps) {
  return {
    /** A puzzle of ours, whichever captcha the report's page asks for. */
    puzzle: (): Promise<string> => newPuzzle(puzzleKey, clock.now()),

    /** What a form's token still proves. May ask somebody outside, so never inside a transaction. */
    async judge(token: string | undefined): Promise<Proof | null> {
      const proof = token ? await captcha.verify(token, clock.now()) : null;
      return proof && !(await inTransaction((tx) => spentProofs.isSpent(tx, proof.tag))) ? proof : null;
    },

    /** Spends a proof together with what it is spent on; false where it was spent before, or there is none. */
    spend: async (tx: Tx, proof: Proof | null): Promise<boolean> =>
      proof !== null && (await spentProofs.spend(tx, proof)),

    /** Spends a solved puzzle by itself; false where it is worth nothing. */
    async spendPuzzle(solution: string | undefined): Promise<boolean> {
      const proof = solution ? await proofOf(puzzleKey, solution, clock.now()) : null;
      return proof !== null && inTransaction((tx) => spentProofs.spend(tx, proof));
    },

    forget: (): Promise<unknown> => inTransaction((tx) => spentProofs.forget(tx, clock.now())),
  };
}
export type Screening = ReturnType<typeof makeScreening>;
