import type { Clock } from '../../adapters/clock.ts';
import type { Me } from '../../contract/sessions.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import { publicKeyOf } from '../../crypto/hpke.ts';
import { openKeyRing } from '../../crypto/key-ring.ts';
import type { PasswordCost } from '../../crypto/password.ts';
import { unwrapKey } from '../../crypto/wrap.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { SessionTicket } from '../../plugins/session-cookie.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Gate } from '../gate.ts';
import type { DeskKeys } from '../staff/desk-keys.ts';
import type { DeskKeysStore } from '../staff/desk-keys.store.ts';
import type { DeskRotation } from '../staff/desk-rotation.ts';
import { letIn } from '../staff/let-in.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { makeMyDesks } from './my-desks.ts';
import { makePasswordChange } from './password-change.ts';
import type { SessionsStore } from './sessions.store.ts';
import { sessionContext } from './sign-in.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';

/** How stale "last seen" may be before a request writes it again: not every click is worth a write. */
const TOUCH_AFTER_MS = 60_000;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  /** Argon2's gate: a password change waits its turn like a sign-in. */
  passwords: Gate;
  passwordCost: PasswordCost;
  keyMacKey: Buffer;
  staff: StaffStore;
  deskKeys: DeskKeysStore;
  keys: DeskKeys;
  rotation: DeskRotation;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  district: DistrictStore;
  audit: AuditStore;
};

export function makeSessionsService(deps: Deps) {
  const { inTransaction, clock, staff, deskKeys, sessions, district, audit } = deps;

  const changePassword = makePasswordChange(deps);

  return {
    /** Who a ticket belongs to, with their keys; null where the session ended, never was, or the ticket is forged. */
    async callerOf(ticket: SessionTicket | null): Promise<Caller | null> {
      if (!ticket) return null;
      const now = clock.now();
      return inTransaction(async (tx) => {
        const found = await sessions.live(tx, ticket.sessionId, now);
        if (!found) return null;
        const { person, session } = found;
        const privateKey = privateKeyIn(ticket, session, person);
        if (!privateKey) return null;
        if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS)
          await sessions.touch(tx, session.id, now);
        const sealed = (await staff.memberships(tx, person.id)).flatMap(
          ({ membership: { deskId, sealedDeskKey }, code, generation }) =>
            sealedDeskKey ? [{ deskId, code, sealedDeskKey, generation }] : [],
        );
        const chain = await deskKeys.chainOf(
          tx,
          sealed.map(({ deskId }) => deskId),
        );
        return {
          actor: { kind: 'STAFF', staffId: person.id, roles: person.roles, unit: person.unitCode },
          staffId: person.id,
          name: person.name,
          sessionId: session.id,
          sessionExpiresAt: session.expiresAt,
          sessionKey: ticket.key,
          ring: openKeyRing(person.id, privateKey, sealed, chain),
          seats: sealed.map(({ deskId, code }) => ({ deskId, code })),
        };
      });
    },

    /** The same person with the roles in which they may act. @throws BrokenSeal */
    letIn: (caller: Caller): Promise<Caller> => inTransaction(async () => letIn(caller)),

    me: (caller: Caller): Promise<Me> =>
      inTransaction(async (tx) => {
        const person = (await staff.find(tx, caller.staffId)) ?? refuse('NOT_SIGNED_IN');
        const unit = (await district.units(tx)).find((each) => each.code === person.unitCode);
        return {
          id: person.id,
          username: person.username,
          name: person.name,
          unitCode: person.unitCode,
          unitZh: unit?.nameZh ?? person.unitCode,
          unitEn: unit?.nameEn ?? person.unitCode,
          roles: person.roles,
          desks: (await staff.memberships(tx, person.id)).map(({ membership, code }) => ({
            id: membership.deskId,
            code,
            admitted: membership.sealedDeskKey !== null,
          })),
          sessionExpiresAt: caller.sessionExpiresAt.toISOString(),
        };
      }),

    signOut: (caller: Caller): Promise<void> =>
      inTransaction(async (tx) => {
        const at = clock.now();
        await sessions.end(tx, caller.sessionId, at);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'session.end',
          subject: { kind: 'SESSION', id: caller.sessionId },
          at,
        });
      }),

    changePassword: (...typed: Parameters<typeof changePassword>) =>
      deps.passwords.run(() => changePassword(...typed)),

    ...makeMyDesks(deps),
  };
}
export type SessionsService = ReturnType<typeof makeSessionsService>;

/** The private key that the ticket opens, or null where it opens none or another person's. */
function privateKeyIn(
  ticket: SessionTicket,
  { wrappedPrivateKey }: { wrappedPrivateKey: Buffer | null },
  person: { id: string; publicKey: Buffer },
): Buffer | null {
  if (!wrappedPrivateKey) return null;
  try {
    const key = unwrapKey(ticket.key, wrappedPrivateKey, sessionContext(ticket.sessionId, person.id));
    return publicKeyOf(key).equals(person.publicKey) ? key : null;
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}
