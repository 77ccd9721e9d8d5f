import type { Clock } from '../../adapters/clock.ts';
import type { Me } from '../../contract/sessions.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import { publicKeyOf } from '../../crypto/hpke.ts';
import { isVouchedFor } from '../../crypto/key-mac.ts';
import { openKeyRing, sealMembership } from '../../crypto/key-ring.ts';
import type { PasswordCost } from '../../crypto/password.ts';
import { unwrapKey } from '../../crypto/wrap.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { SessionTicket } from '../../plugins/session-cookie.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { BrokenSeal } from '../compartments/broken-seal.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { makePasswordChange } from './password-change.ts';
import type { SessionsStore } from './sessions.store.ts';
import { sessionContext } from './sign-in.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';

/** How stale "last seen" may be before a request writes it again: not every click is worth a write. */
const TOUCH_AFTER_MS = 60_000;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  passwordCost: PasswordCost;
  keyMacKey: Buffer;
  staff: StaffStore;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  district: DistrictStore;
  audit: AuditStore;
};

export function makeSessionsService(deps: Deps) {
  const { inTransaction, clock, staff, sessions, district, audit } = deps;

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
        const sealed = (await staff.memberships(tx, person.id)).flatMap(({ membership }) =>
          membership.sealedDeskKey
            ? [{ deskId: membership.deskId, sealedDeskKey: membership.sealedDeskKey }]
            : [],
        );
        return {
          actor: { kind: 'STAFF', staffId: person.id, roles: person.roles, unit: person.unitCode },
          staffId: person.id,
          name: person.name,
          sessionId: session.id,
          sessionExpiresAt: session.expiresAt,
          mustChangePassword: person.mustChangePassword,
          sessionKey: ticket.key,
          ring: openKeyRing(person.id, privateKey, sealed),
        };
      });
    },

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
          mustChangePassword: person.mustChangePassword,
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

    changePassword: makePasswordChange(deps),

    /** My desks, who sits there and who waits. */
    desks: (caller: Caller) =>
      inTransaction(async (tx) => {
        const units = new Map((await district.units(tx)).map((unit) => [unit.code, unit]));
        const mine = await staff.memberships(tx, caller.staffId);
        const desks = [];
        for (const { membership, code } of mine) {
          const people = await staff.membersOf(tx, membership.deskId);
          desks.push({
            id: membership.deskId,
            code,
            admitted: membership.sealedDeskKey !== null,
            members: people
              .filter((each) => each.membership.sealedDeskKey)
              .map(({ member, membership: seat }) => ({
                staffId: member.id,
                name: member.name,
                admittedAt: seat.admittedAt?.toISOString() ?? null,
              })),
            waiting: people
              .filter((each) => !each.membership.sealedDeskKey)
              .map(({ member, membership: seat }) => ({
                staffId: member.id,
                name: member.name,
                unitZh: units.get(member.unitCode)?.nameZh ?? member.unitCode,
                unitEn: units.get(member.unitCode)?.nameEn ?? member.unitCode,
                askedAt: seat.askedAt.toISOString(),
              })),
          });
        }
        return { desks };
      }),

    /** A member lets a waiting person in; KEY_MISSING where the caller holds no key to that desk. */
    admit: (caller: Caller, deskId: string, staffId: string): Promise<void> =>
      inTransaction(async (tx) => {
        const at = clock.now();
        const deskKey = caller.ring.deskKey(deskId) ?? refuse('KEY_MISSING');
        // Locked, lest the person's key be made anew at this moment.
        const person = (await staff.lock(tx, staffId)) ?? refuse('NOT_FOUND');
        const holder = {
          kind: 'staff' as const,
          id: staffId,
          name: person.username,
          publicKey: person.publicKey,
        };
        if (!isVouchedFor(deps.keyMacKey, holder, person.keyMac))
          throw new BrokenSeal({ kind: 'STAFF', id: staffId });
        const sealed = sealMembership(deskKey, deskId, person);
        if (!(await staff.admit(tx, deskId, staffId, sealed, caller.staffId, at))) refuse('NOT_FOUND');
        await audit.append(tx, {
          actor: caller.actor,
          act: 'desk.admit',
          subject: { kind: 'DESK', id: deskId },
          facts: { staffId },
          at,
        });
      }),
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
