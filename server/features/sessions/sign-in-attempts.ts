import type { Clock } from '../../adapters/clock.ts';
import { type LayeredKey, layeredTag } from '../../crypto/layered-key.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { slowedUntil, stillCounts } from '../../domain/sign-in.ts';
import type { SessionsStore } from './sessions.store.ts';

/** Guesses are counted by this keyed hash of the name typed, whether or not anybody has the name. */
export const signInTag = (pepper: LayeredKey, username: string): Buffer =>
  layeredTag(pepper, `sign-in ${username}`);

type Deps = { inTransaction: InTransaction; clock: Clock; pepper: LayeredKey; sessions: SessionsStore };

/** The ledger of guesses at one name's password, wherever the password is asked for. */
export function makeSignInAttempts({ inTransaction, clock, pepper, sessions }: Deps) {
  return {
    /**
     * Counts a guess as failed before its costly check begins: of a hundred that come at once, only those that the
     * slowdown leaves free are ever checked. A right password takes the count back by {@link clear}.
     * @throws Refusal SIGN_IN_SLOWED
     */
    async reserve(username: string): Promise<void> {
      const now = clock.now();
      const nameTag = signInTag(pepper, username);
      const until = await inTransaction(async (tx) => {
        const before = await sessions.lockAttempts(tx, nameTag, now);
        const failures = stillCounts(before.lastFailedAt, now) ? before.failures : 0;
        const pause = slowedUntil(failures, before.lastFailedAt);
        if (pause && pause > now) return pause;
        await sessions.setFailures(tx, nameTag, failures + 1, now);
        return null;
      });
      if (until) refuse('SIGN_IN_SLOWED', [], Math.ceil((until.getTime() - now.getTime()) / 1000));
    },

    clear: (tx: Tx, username: string) => sessions.clearFailures(tx, signInTag(pepper, username)),
  };
}
export type SignInAttempts = ReturnType<typeof makeSignInAttempts>;
