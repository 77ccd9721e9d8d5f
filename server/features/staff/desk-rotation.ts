import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import { deskHolder, isVouchedFor } from '../../crypto/key-mac.ts';
import { type KeyRing, sealMembership, sealPreviousKey } from '../../crypto/key-ring.ts';
import { wrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import { refuse } from '../../domain/errors.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import { BrokenSeal } from '../compartments/broken-seal.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RecoveryStore } from '../recovery/recovery.store.ts';
import type { DeskKeys } from './desk-keys.ts';
import type { DeskKeysStore } from './desk-keys.store.ts';
import type { StaffStore } from './staff.store.ts';

/** Whoever holds a desk's key and keeps it in order. */
export type Keeper = { actor: Actor; staffId: string; ring: KeyRing };

/** Under the server's hold key while the job seals the grants anew: which rotation and from which key. */
export const heldContext = (rotation: { id: string; deskId: string; fromGeneration: number }) =>
  `desk rotation ${rotation.id} ${rotation.deskId} ${rotation.fromGeneration}`;

type Deps = {
  clock: Clock;
  staff: StaffStore;
  deskKeys: DeskKeysStore;
  recovery: RecoveryStore;
  keys: DeskKeys;
  notices: Notices;
  queue: QueueStore;
  audit: AuditStore;
  holdKey: Buffer;
  keyMacKey: Buffer;
};

/** What happens to a desk's key when people leave: it is made anew by those who stay. */
export function makeDeskRotation(deps: Deps) {
  const { clock, staff, deskKeys, recovery, keys, notices, queue, audit } = deps;

  const holders = async (tx: Tx, deskId: string) =>
    (await staff.membersOf(tx, deskId)).filter(
      ({ membership, member }) => membership.sealedDeskKey !== null && member.active,
    );

  /** Marks the desk and tells those who hold its key: the next of them to come makes it anew. */
  async function due(tx: Tx, deskId: string): Promise<void> {
    const now = clock.now();
    await deskKeys.saveDesk(tx, deskId, { rotationDueAt: now });
    const people = (await holders(tx, deskId)).map(({ member }) => member.id);
    await notices.tellPeople(tx, { template: 'DESK_KEY_DUE', path: '/office/desks', people }, now);
  }

  /**
   * Makes the desk's key anew: seats are sealed to everybody who stays and whose key the server vouches for, the old
   * key stays readable through the new one, and a job seals the grants anew and then destroys it. Nothing happens where
   * somebody else was faster.
   * @throws Refusal KEY_MISSING; BrokenSeal
   */
  async function rotate(tx: Tx, keeper: Keeper, deskId: string): Promise<void> {
    const now = clock.now();
    const desk = (await deskKeys.lockDesk(tx, deskId)) ?? refuse('NOT_FOUND');
    if (!desk.rotationDueAt) return;
    const oldKey = keeper.ring.deskKey(deskId, desk.generation) ?? refuse('KEY_MISSING');
    const { publicKey, keyMac, generation } = desk;
    if (!publicKey || !isVouchedFor(deps.keyMacKey, deskHolder({ ...desk, publicKey }), keyMac))
      throw new BrokenSeal({ kind: 'DESK', id: deskId });
    const next = await keys.make(tx, desk, generation + 1, now);
    await deskKeys.link(tx, deskId, next.generation, sealPreviousKey(oldKey, { id: deskId, ...next }));
    for (const { membership, member } of await staff.membersOf(tx, deskId)) {
      if (!membership.sealedDeskKey) continue;
      // Locked, lest the person's own key be made anew at this moment.
      const person = await staff.lock(tx, member.id);
      const stays = person?.active && keys.isOwnKey(person);
      const sealed = stays ? sealMembership(next.privateKey, deskId, person) : null;
      await staff.reseal(tx, deskId, member.id, sealed);
    }
    const rotation = { id: randomUUID(), deskId, fromGeneration: generation };
    const heldKey = wrapKey(deps.holdKey, oldKey, heldContext(rotation));
    await deskKeys.addRotation(tx, { ...rotation, heldKey, startedAt: now });
    await queue.add(tx, 'reseal-grants', {});
    await audit.append(tx, {
      actor: keeper.actor,
      act: 'desk.rotate',
      subject: { kind: 'DESK', id: deskId },
      facts: { generation: next.generation },
      at: now,
    });
  }

  /** The desk's keys that this keeper opens, the present one first; none where the desk was not keyed to them. */
  async function opened(tx: Tx, keeper: Keeper, deskId: string) {
    const desk = await deskKeys.lockDesk(tx, deskId);
    const found = [];
    for (let generation = desk?.generation ?? 0; generation >= 1; generation -= 1) {
      const privateKey = keeper.ring.deskKey(deskId, generation);
      if (!privateKey) break;
      found.push({ generation, privateKey });
    }
    return found;
  }

  return {
    due,
    rotate,
    holders,

    /**
     * Takes the desk's key out of a person's seat; whoever stays makes it anew. The last who holds it keeps it: nobody
     * could give it back to the desk. Answers whether it was taken.
     */
    async unseat(tx: Tx, deskId: string, staffId: string): Promise<boolean> {
      await deskKeys.lockDesk(tx, deskId);
      const others = (await holders(tx, deskId)).filter(({ member }) => member.id !== staffId);
      if (others.length === 0) return false;
      await staff.reseal(tx, deskId, staffId, null);
      await due(tx, deskId);
      return true;
    },

    /**
     * What a member does for their desks when they sign in: a key that is due is made anew, and one that the agencies'
     * shares don't cover yet is sealed to the recovery key.
     */
    async keep(tx: Tx, keeper: Keeper): Promise<void> {
      if (keeper.ring.deskIds.length === 0) return;
      const mine = (await staff.desks(tx)).filter(({ id }) => keeper.ring.deskIds.includes(id));
      for (const desk of mine.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        if (desk.rotationDueAt) await rotate(tx, keeper, desk.id);
      const current = await recovery.current(tx);
      if (!current) return;
      const covers = await recovery.covers(tx, keeper.ring.deskIds);
      for (const desk of mine.filter((each) => !each.rotationDueAt)) {
        const covered = covers.filter(
          (each) => each.deskId === desk.id && each.recoveryGeneration === current.generation,
        );
        if (covered.some((each) => each.generation === desk.generation)) continue;
        for (const key of await opened(tx, keeper, desk.id)) await keys.cover(tx, desk.id, key, clock.now());
        await audit.append(tx, {
          actor: keeper.actor,
          act: 'recovery.cover',
          subject: { kind: 'DESK', id: desk.id },
          facts: { recoveryGeneration: current.generation },
          at: clock.now(),
        });
      }
    },
  };
}
export type DeskRotation = ReturnType<typeof makeDeskRotation>;
