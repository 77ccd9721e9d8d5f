import type { Clock } from '../../adapters/clock.ts';
import { sealMembership } from '../../crypto/key-ring.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { BrokenSeal } from '../compartments/broken-seal.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { DeskKeys } from '../staff/desk-keys.ts';
import type { DeskKeysStore } from '../staff/desk-keys.store.ts';
import type { DeskRotation } from '../staff/desk-rotation.ts';
import type { StaffStore } from '../staff/staff.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  staff: StaffStore;
  deskKeys: DeskKeysStore;
  keys: DeskKeys;
  rotation: DeskRotation;
  district: DistrictStore;
  audit: AuditStore;
};

/** The desks of somebody signed in: who sits there, whom they let in, and the keeping of the key. */
export function makeMyDesks(deps: Deps) {
  const { inTransaction, clock, staff, deskKeys, keys, rotation, district, audit } = deps;
  return {
    /** My desks, who sits there and who waits. */
    desks: (caller: Caller) =>
      inTransaction(async (tx) => {
        const units = new Map((await district.units(tx)).map((unit) => [unit.code, unit]));
        const mine = await staff.memberships(tx, caller.staffId);
        const due = new Map((await staff.desks(tx)).map((desk) => [desk.id, desk.rotationDueAt]));
        const desks = [];
        for (const { membership, code, generation } of mine) {
          const people = (await staff.membersOf(tx, membership.deskId)).filter(
            ({ member }) => member.active && member.enrolled,
          );
          desks.push({
            id: membership.deskId,
            code,
            admitted: membership.sealedDeskKey !== null,
            rotationDueAt: due.get(membership.deskId)?.toISOString() ?? null,
            resealing: await deskKeys.waiting(tx, membership.deskId, generation),
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

    /** A member makes a desk's key anew after somebody left. @throws Refusal NOT_FOUND, KEY_MISSING */
    rotate: (caller: Caller, deskId: string): Promise<void> =>
      inTransaction((tx) => rotation.rotate(tx, caller, deskId)),

    /** What a member does for their desks by coming in. */
    async keepDesks(caller: Caller): Promise<void> {
      try {
        await inTransaction((tx) => rotation.keep(tx, caller));
      } catch (error) {
        // A broken seal is on the log by now; it keeps nobody from signing in.
        if (!(error instanceof Refusal)) throw error;
      }
    },

    /** A member lets a waiting person in; KEY_MISSING where the caller holds no key to that desk. */
    admit: (caller: Caller, deskId: string, staffId: string): Promise<void> =>
      inTransaction(async (tx) => {
        const at = clock.now();
        // Held: a key that is made anew at this moment must not leave somebody with the old one.
        const desk = await deskKeys.lockDesk(tx, deskId);
        const deskKey = (desk && caller.ring.deskKey(deskId, desk.generation)) ?? refuse('KEY_MISSING');
        // Locked, lest the person's key be made anew at this moment.
        const person = (await staff.lock(tx, staffId)) ?? refuse('NOT_FOUND');
        if (!person.enrolled || !person.active) refuse('NOT_FOUND');
        if (!keys.isOwnKey(person)) throw new BrokenSeal({ kind: 'STAFF', id: staffId });
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
