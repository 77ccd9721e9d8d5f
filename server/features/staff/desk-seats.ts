import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { maySitAt, unitOfDesk } from '../../domain/desk-seats.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RecoveryStore } from '../recovery/recovery.store.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { DeskKeysStore } from './desk-keys.store.ts';
import type { DeskRotation } from './desk-rotation.ts';
import type { StaffStore } from './staff.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  staff: StaffStore;
  deskKeys: DeskKeysStore;
  recovery: RecoveryStore;
  keys: DeskKeys;
  rotation: DeskRotation;
  notices: Notices;
  audit: AuditStore;
};

/** Seats that an administrator gives and takes; the desks' keys stay with their members. */
export function makeDeskSeats(deps: Deps) {
  const { inTransaction, clock, staff, deskKeys, recovery, keys, rotation, notices, audit } = deps;

  return {
    /** @throws Refusal NOT_FOUND, CONDITION_NOT_MET (`deskCode`: no role of theirs, or not their unit's) */
    give: (caller: Caller, staffId: string, deskCode: string): Promise<void> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const person = (await staff.lock(tx, staffId)) ?? refuse('NOT_FOUND');
        const desk = (await staff.lockDesk(tx, deskCode)) ?? refuse('NOT_FOUND');
        const sits = (await staff.memberships(tx, staffId)).some(({ code }) => code === deskCode);
        const fits = maySitAt(deskCode, person.roles) && unitOfDesk(deskCode) === person.unitCode;
        if (sits || !fits) refuse('CONDITION_NOT_MET', [{ path: 'deskCode', code: 'NOT_ALLOWED' }]);
        // Who hasn't come yet has no key of their own to seal to: the seat waits for it.
        const waits = person.enrolled
          ? await keys.seat(tx, desk, person, { now, seated: false })
          : (await staff.addMembership(tx, { deskId: desk.id, staffId, askedAt: now }), false);
        const people = (await rotation.holders(tx, desk.id)).map(({ member }) => member.id);
        const notice = { template: 'DESK_WAITING', path: '/office/desks', people } as const;
        if (waits) await notices.tellPeople(tx, notice, now);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'desk.give-seat',
          subject: { kind: 'DESK', id: desk.id },
          facts: { staffId },
          at: now,
        });
      }),

    /**
     * Takes a seat: from this moment its person reads nothing there, and those who stay make the key anew. The last
     * who holds a key goes only where the agencies' shares could bring it back.
     * @throws Refusal NOT_FOUND, CONDITION_NOT_MET (`deskId`: the last, and no shares cover the desk)
     */
    take: (caller: Caller, staffId: string, deskId: string): Promise<void> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const seat = (await staff.memberships(tx, staffId)).find(
          ({ membership }) => membership.deskId === deskId,
        );
        if (!seat) return refuse('NOT_FOUND');
        if (seat.membership.sealedDeskKey && !(await rotation.unseat(tx, deskId, staffId))) {
          const covered = (await recovery.covers(tx, [deskId])).some(
            ({ generation }) => generation === seat.generation,
          );
          if (!covered) refuse('CONDITION_NOT_MET', [{ path: 'deskId', code: 'NOT_ALLOWED' }]);
          await deskKeys.saveDesk(tx, deskId, { rotationDueAt: now });
        }
        await staff.dropMembership(tx, deskId, staffId);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'desk.take-seat',
          subject: { kind: 'DESK', id: deskId },
          facts: { staffId },
          at: now,
        });
      }),
  };
}
export type DeskSeats = ReturnType<typeof makeDeskSeats>;
