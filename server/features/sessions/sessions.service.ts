import type { Clock } from '../../adapters/clock.ts';
import type { Me } from '../../contract/sessions.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import { openKeyRing, sealMembership } from '../../crypto/key-ring.ts';
import { type PasswordCost, lockPrivateKey, unlockPrivateKey } from '../../crypto/password.ts';
import { unwrapKey } from '../../crypto/wrap.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { SessionTicket } from '../../plugins/session-cookie.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { SessionsStore } from './sessions.store.ts';
import { sessionContext } from './sign-in.ts';

/** How stale "last seen" may be before a request writes it again: not every click is worth a write. */
const TOUCH_AFTER_MS = 60_000;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  passwordCost: PasswordCost;
  staff: StaffStore;
  sessions: SessionsStore;
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
        if (!found?.session.wrappedPrivateKey) return null;
        const privateKey = unwrapOrNull(ticket, found.session.wrappedPrivateKey);
        if (!privateKey) return null;
        const { person, session } = found;
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
          privateKey,
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

    /** Locks the private key anew. SIGN_IN_FAILED where the current password is wrong; other sessions end. */
    async changePassword(caller: Caller, current: string, next: string): Promise<void> {
      if (current === next) refuse('BAD_REQUEST', [{ path: 'next', code: 'MUST_DIFFER' }]);
      const person = (await inTransaction((tx) => staff.find(tx, caller.staffId))) ?? refuse('NOT_SIGNED_IN');
      const privateKey = await unlockPrivateKey(current, person.lockedPrivateKey);
      if (!privateKey) refuse('SIGN_IN_FAILED', [{ path: 'current', code: 'BAD_FORMAT' }]);
      const lockedPrivateKey = await lockPrivateKey(next, privateKey, deps.passwordCost);
      await inTransaction(async (tx) => {
        const at = clock.now();
        await staff.save(tx, caller.staffId, { lockedPrivateKey, mustChangePassword: false });
        await sessions.endAllOf(tx, caller.staffId, at, caller.sessionId);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'staff.change-password',
          subject: { kind: 'STAFF', id: caller.staffId },
          at,
        });
      });
    },

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
        const person = (await staff.find(tx, staffId)) ?? refuse('NOT_FOUND');
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

function unwrapOrNull(ticket: SessionTicket, wrapped: Buffer): Buffer | null {
  try {
    return unwrapKey(ticket.key, wrapped, sessionContext(ticket.sessionId));
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}
