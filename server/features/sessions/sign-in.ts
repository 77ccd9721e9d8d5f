import { randomBytes, randomUUID } from 'node:crypto';
import type { SecondFactor } from '../../contract/security.ts';
import type { Clock } from '../../adapters/clock.ts';
import { type PasswordCost, decoyUnlock, unlockPrivateKey } from '../../crypto/password.ts';
import { wrapKey } from '../../crypto/wrap.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { SessionTicket } from '../../plugins/session-cookie.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { IsSecondFactor } from './second-factor.ts';
import type { SessionsStore } from './sessions.store.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';

const LIFE_HOURS = 10;

/** The person is bound in: a session that is given to somebody else in the database opens nothing. */
export const sessionContext = (sessionId: string, staffId: string) => `session ${sessionId} ${staffId}`;

/**
 * Signing in. The password is right when it opens the private key; a wrong name costs as much time as a wrong password
 * and gets the same answer. Five failures slow a name down, for longer each time, and never lock it for good.
 */
export function makeSignIn(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  isSecondFactor: IsSecondFactor;
  passwordCost: PasswordCost;
  staff: StaffStore;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  audit: AuditStore;
}) {
  const { inTransaction, clock, staff, sessions, attempts, audit } = deps;

  /** Written down without what was typed: a password may stand where the name belongs. */
  async function fail(staffId: string | undefined, at: Date): Promise<never> {
    const subject = staffId
      ? ({ kind: 'STAFF', id: staffId } as const)
      : ({ kind: 'SESSION', id: 'nobody' } as const);
    await inTransaction((tx) =>
      audit.append(tx, { actor: { kind: 'SYSTEM' }, act: 'session.fail', subject, at }),
    );
    return refuse('SIGN_IN_FAILED');
  }

  /** @throws Refusal SIGN_IN_FAILED, SIGN_IN_SLOWED, BAD_REQUEST (`code`: neither a code nor a passkey) */
  return async function signIn(typed: { username: string; password: string } & SecondFactor): Promise<{
    ticket: SessionTicket;
    expiresAt: Date;
  }> {
    if (!typed.code && !typed.passkey) refuse('BAD_REQUEST', [{ path: 'code', code: 'REQUIRED' }]);
    const now = clock.now();
    const username = typed.username.trim().toLowerCase();
    await attempts.reserve(username);

    const person = await inTransaction((tx) => staff.findByUsername(tx, username));
    const privateKey = person
      ? await unlockPrivateKey(typed.password, person.lockedPrivateKey, person)
      : await decoyUnlock(deps.passwordCost);
    if (!person?.active || !privateKey) return fail(person?.id, now);

    const ticket = { sessionId: randomUUID(), key: randomBytes(32) };
    const expiresAt = new Date(now.getTime() + LIFE_HOURS * 3_600_000);
    const opened = await inTransaction(async (tx) => {
      const locked = await staff.lock(tx, person.id);
      if (!locked?.active || !(await deps.isSecondFactor(tx, locked, typed, null))) return false;
      await attempts.clear(tx, username);
      await sessions.add(tx, {
        id: ticket.sessionId,
        staffId: person.id,
        wrappedPrivateKey: wrapKey(ticket.key, privateKey, sessionContext(ticket.sessionId, person.id)),
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
      });
      const actor = {
        kind: 'STAFF',
        staffId: person.id,
        roles: person.roles,
        unit: person.unitCode,
      } as const;
      await audit.append(tx, {
        actor,
        act: 'session.open',
        subject: { kind: 'SESSION', id: ticket.sessionId },
        at: now,
      });
      return true;
    });
    return opened ? { ticket, expiresAt } : fail(person.id, now);
  };
}
