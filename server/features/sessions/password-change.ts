import type { Clock } from '../../adapters/clock.ts';
import { type PasswordCost, lockPrivateKey, unlockPrivateKey } from '../../crypto/password.ts';
import { wrapKey } from '../../crypto/wrap.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { SessionsStore } from './sessions.store.ts';
import { sessionContext } from './sign-in.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  passwordCost: PasswordCost;
  staff: StaffStore;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  audit: AuditStore;
};

/** Somebody signed in takes another password. */
export function makePasswordChange(deps: Deps) {
  const { inTransaction, clock, staff, sessions, attempts, audit } = deps;

  /**
   * Locks the private key anew; other sessions end. Nobody else ever knew the old password, so the key itself stays.
   * @throws Refusal SIGN_IN_FAILED where the current password is wrong, SIGN_IN_SLOWED
   */
  return async function changePassword(caller: Caller, current: string, next: string): Promise<void> {
    if (current === next) refuse('BAD_REQUEST', [{ path: 'next', code: 'MUST_DIFFER' }]);
    const person = (await inTransaction((tx) => staff.find(tx, caller.staffId))) ?? refuse('NOT_SIGNED_IN');
    await attempts.reserve(person.username);
    const privateKey = await unlockPrivateKey(current, person.lockedPrivateKey, person);
    if (!privateKey) refuse('SIGN_IN_FAILED', [{ path: 'current', code: 'BAD_FORMAT' }]);
    const { id } = person;
    const lockedPrivateKey = await lockPrivateKey(next, privateKey, deps.passwordCost, person);
    await inTransaction(async (tx) => {
      const at = clock.now();
      // Two changes at once: the second would lock a key that the first has done away with.
      const locked = (await staff.lock(tx, id)) ?? refuse('NOT_SIGNED_IN');
      if (!locked.lockedPrivateKey.equals(person.lockedPrivateKey)) refuse('STALE_VERSION');
      await staff.save(tx, id, { lockedPrivateKey });
      const { sessionId, sessionKey } = caller;
      const wrapped = wrapKey(sessionKey, privateKey, sessionContext(sessionId, id));
      await sessions.rewrap(tx, sessionId, wrapped);
      await sessions.endAllOf(tx, id, at, sessionId);
      await attempts.clear(tx, person.username);
      await audit.append(tx, {
        actor: caller.actor,
        act: 'staff.change-password',
        subject: { kind: 'STAFF', id },
        at,
      });
    });
  };
}
