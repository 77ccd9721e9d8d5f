import type { Clock } from '../../adapters/clock.ts';
import { generateKeyPair } from '../../crypto/hpke.ts';
import { keyMac, staffHolder } from '../../crypto/key-mac.ts';
import { openKeyRing, sealMembership } from '../../crypto/key-ring.ts';
import { type KeyOwner, type PasswordCost, lockPrivateKey, unlockPrivateKey } from '../../crypto/password.ts';
import { wrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
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
  keyMacKey: Buffer;
  staff: StaffStore;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  audit: AuditStore;
};

/** Somebody signed in takes another password. */
export function makePasswordChange(deps: Deps) {
  const { inTransaction, clock, staff, sessions, attempts, audit } = deps;

  /** Seals the keys of a person's desks to the person's new key. */
  async function moveSeats(tx: Tx, owner: KeyOwner, oldKey: Buffer): Promise<void> {
    const seats = (await staff.memberships(tx, owner.id)).flatMap(
      ({ membership: { deskId, sealedDeskKey } }) => (sealedDeskKey ? [{ deskId, sealedDeskKey }] : []),
    );
    const ring = openKeyRing(owner.id, oldKey, seats);
    for (const deskId of ring.deskIds) {
      const deskKey = ring.deskKey(deskId) ?? refuse('KEY_MISSING');
      await staff.reseal(tx, deskId, owner.id, sealMembership(deskKey, deskId, owner));
    }
  }

  /**
   * Locks the private key anew; other sessions end. Where the password was a temporary one, which others have seen,
   * the key itself is made anew, and seats that were sealed to the old one move over.
   * @throws Refusal SIGN_IN_FAILED where the current password is wrong, SIGN_IN_SLOWED
   */
  return async function changePassword(caller: Caller, current: string, next: string): Promise<void> {
    if (current === next) refuse('BAD_REQUEST', [{ path: 'next', code: 'MUST_DIFFER' }]);
    const person = (await inTransaction((tx) => staff.find(tx, caller.staffId))) ?? refuse('NOT_SIGNED_IN');
    await attempts.reserve(person.username);
    const privateKey = await unlockPrivateKey(current, person.lockedPrivateKey, person);
    if (!privateKey) refuse('SIGN_IN_FAILED', [{ path: 'current', code: 'BAD_FORMAT' }]);
    const { id, publicKey } = person;
    const pair = person.mustChangePassword ? generateKeyPair() : { publicKey, privateKey };
    const owner = { id, publicKey: pair.publicKey };
    const lockedPrivateKey = await lockPrivateKey(next, pair.privateKey, deps.passwordCost, owner);
    await inTransaction(async (tx) => {
      const at = clock.now();
      // Two changes at once: the second would lock a key that the first has done away with.
      const locked = (await staff.lock(tx, id)) ?? refuse('NOT_SIGNED_IN');
      if (!locked.lockedPrivateKey.equals(person.lockedPrivateKey)) refuse('STALE_VERSION');
      await staff.save(tx, id, {
        publicKey: pair.publicKey,
        keyMac: keyMac(deps.keyMacKey, staffHolder({ ...owner, username: person.username })),
        lockedPrivateKey,
        mustChangePassword: false,
      });
      if (person.mustChangePassword) await moveSeats(tx, owner, privateKey);
      const { sessionId, sessionKey } = caller;
      const wrapped = wrapKey(sessionKey, pair.privateKey, sessionContext(sessionId, id));
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
