import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { addStaff } from '../../contract/staff.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { maySitAt, unitOfDesk } from '../../domain/desk-seats.ts';
import { refuse } from '../../domain/errors.ts';
import { roleConflicts } from '../../domain/roles.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Gate } from '../gate.ts';
import type { SessionsStore } from '../sessions/sessions.store.ts';
import type { SignInAttempts } from '../sessions/sign-in-attempts.ts';
import type { DeskRotation } from './desk-rotation.ts';
import type { DeskSeats } from './desk-seats.ts';
import type { AccountCodes } from './account-codes.ts';
import type { AccountHelpsStore } from './account-helps.store.ts';
import type { Hire } from './hire.ts';
import { makeRoster } from './roster.ts';
import type { StaffStore } from './staff.store.ts';

type NewStaff = Static<typeof addStaff.schema.body>;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  staff: StaffStore;
  sessions: SessionsStore;
  attempts: SignInAttempts;
  district: DistrictStore;
  hire: Hire;
  helps: AccountHelpsStore;
  codes: AccountCodes;
  seats: DeskSeats;
  /** Argon2's gate. */
  passwords: Gate;
  rotation: DeskRotation;
  audit: AuditStore;
};

export function makeStaffService(deps: Deps) {
  const { inTransaction, clock, staff, sessions, district, hire, codes, rotation, audit } = deps;
  const roster = makeRoster(deps);

  const log = (tx: Tx, actor: Actor, act: string, id: string, facts: Record<string, string> = {}) =>
    audit.append(tx, { actor, act, subject: { kind: 'STAFF', id }, facts, at: clock.now() });

  /** Unit and desks are ones that the district has; found out before the password costs its time. */
  async function checkPlaces(tx: Tx, typed: NewStaff): Promise<void> {
    const units = (await district.units(tx)).map((unit) => unit.code);
    const desks = (await staff.desks(tx)).map((desk) => desk.code);
    const unknown = [
      ...(units.includes(typed.unitCode) ? [] : ['unitCode']),
      ...typed.deskCodes.flatMap((code, index) => (desks.includes(code) ? [] : [`deskCodes.${index}`])),
    ];
    if (unknown.length)
      refuse(
        'BAD_REQUEST',
        unknown.map((path) => ({ path, code: 'NOT_IN_LIST' })),
      );
  }

  async function firstCode(tx: Tx, caller: Caller, staffId: string) {
    const asked = { staffId, reason: 'NEW', by: caller.staffId, confirmedBy: caller.staffId } as const;
    const { code, expiresAt } = await codes.issue(tx, asked, clock.now());
    return { code, expiresAt: expiresAt.toISOString() };
  }

  async function endAll(tx: Tx, actor: Actor, staffId: string): Promise<void> {
    await sessions.endAllOf(tx, staffId, clock.now());
    await log(tx, actor, 'staff.end-sessions', staffId);
  }

  return {
    list: () =>
      inTransaction(async (tx) => ({
        staff: await roster(tx),
        units: (await district.units(tx)).map((unit) => ({
          code: unit.code,
          zh: unit.nameZh,
          en: unit.nameEn,
        })),
        desks: (await staff.desks(tx)).map((desk) => ({
          code: desk.code,
          unitCode: desk.unitCode,
          keyed: desk.publicKey !== null,
          rotationDue: desk.rotationDueAt !== null,
        })),
      })),

    /** The same people for an operator at the console. */
    roster: () => inTransaction(roster),

    /**
     * Adds a person and answers their one-time code: with it they set their own password and authenticator.
     * @throws Refusal CONDITION_NOT_MET (roles that contradict each other, a desk no role needs), BAD_REQUEST, USERNAME_TAKEN
     */
    async add(caller: Caller, typed: NewStaff) {
      await inTransaction((tx) => checkPlaces(tx, typed));
      checkPost(typed);
      const password = randomBytes(32).toString('base64url');
      const prepared = await deps.passwords.run(() => hire.prepare({ ...typed, password, enrolled: false }));
      return inTransaction(async (tx) => {
        const now = clock.now();
        await hire.add(tx, prepared, now);
        await log(tx, caller.actor, 'staff.add', prepared.id, {
          unit: typed.unitCode,
          roles: typed.roles.join(' '),
          desks: typed.deskCodes.join(' '),
        });
        return { id: prepared.id, ...(await firstCode(tx, caller, prepared.id)) };
      });
    },

    /** Another code for somebody who hasn't come yet; the one before is good no more. @throws Refusal NOT_FOUND, TOO_LATE */
    renewCode: (caller: Caller, staffId: string) =>
      inTransaction(async (tx) => {
        const person = (await staff.lock(tx, staffId)) ?? refuse('NOT_FOUND');
        if (person.enrolled) refuse('TOO_LATE');
        const issued = await firstCode(tx, caller, staffId);
        await log(tx, caller.actor, 'staff.renew-code', staffId);
        return issued;
      }),

    giveSeat: deps.seats.give,
    takeSeat: deps.seats.take,

    /** Ends every session of a person at once. @throws Refusal NOT_FOUND */
    endSessions: (actor: Actor, staffId: string): Promise<void> =>
      inTransaction(async (tx) => {
        if (!(await staff.find(tx, staffId))) refuse('NOT_FOUND');
        await endAll(tx, actor, staffId);
      }),

    /** The same by user name, for an operator at the console. @throws Refusal NOT_FOUND */
    endSessionsOf: (actor: Actor, username: string): Promise<void> =>
      inTransaction(async (tx) => {
        const person = (await staff.findByUsername(tx, username)) ?? refuse('NOT_FOUND');
        await endAll(tx, actor, person.id);
      }),

    /**
     * Suspends a person, which ends their sessions, or lets them back in. Nobody suspends themself, and of those who
     * could undo it one always remains. @throws Refusal NOT_FOUND, CONDITION_NOT_MET
     */
    setActive: (caller: Caller, staffId: string, active: boolean): Promise<void> =>
      inTransaction(async (tx) => {
        // Locked, or two administrators could suspend each other at the same moment.
        const administrators = await staff.lockActiveWith(tx, 'SEC_ADMIN');
        if (!administrators.includes(caller.staffId)) refuse('NOT_SIGNED_IN');
        const person = (await staff.lock(tx, staffId)) ?? refuse('NOT_FOUND');
        const last = administrators.length === 1 && administrators.includes(staffId);
        if (!active && (staffId === caller.staffId || last)) {
          refuse('CONDITION_NOT_MET', [{ path: 'active', code: 'NOT_ALLOWED' }]);
        }
        if (person.active === active) return;
        await staff.save(tx, staffId, { active });
        if (!active) {
          await sessions.endAllOf(tx, staffId, clock.now());
          for (const { membership } of await staff.memberships(tx, staffId))
            if (membership.sealedDeskKey) await rotation.unseat(tx, membership.deskId, staffId);
        }
        await log(tx, caller.actor, active ? 'staff.reinstate' : 'staff.suspend', staffId);
      }),

    /** Forgets a name's failed sign-ins; NOT_FOUND where nobody has that name. */
    unlock: (actor: Actor, username: string): Promise<void> =>
      inTransaction(async (tx) => {
        const person = (await staff.findByUsername(tx, username)) ?? refuse('NOT_FOUND');
        await deps.attempts.clear(tx, username);
        await log(tx, actor, 'staff.unlock', person.id);
      }),
  };
}
export type StaffService = ReturnType<typeof makeStaffService>;

/** Roles that one person may hold together, and desks that those roles need and that are their own unit's. */
function checkPost({ unitCode, roles, deskCodes }: NewStaff): void {
  if (roles.includes('REPORTER') || roleConflicts(roles).length > 0) {
    refuse('CONDITION_NOT_MET', [{ path: 'roles', code: 'NOT_ALLOWED' }]);
  }
  const idle = deskCodes.flatMap((code, index) =>
    maySitAt(code, roles) && unitOfDesk(code) === unitCode
      ? []
      : [{ path: `deskCodes.${index}`, code: 'NOT_ALLOWED' as const }],
  );
  if (idle.length > 0) refuse('CONDITION_NOT_MET', idle);
}
