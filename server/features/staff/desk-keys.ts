import type { Tx } from '../../db/connection.ts';
import { deskHolder, isVouchedFor, keyMac, recoveryHolder, staffHolder } from '../../crypto/key-mac.ts';
import { newDeskKey, sealMembership } from '../../crypto/key-ring.ts';
import { sealForRecovery } from '../../crypto/recovery.ts';
import { BrokenSeal } from '../compartments/broken-seal.ts';
import type { RecoveryStore } from '../recovery/recovery.store.ts';
import type { DeskKeysStore } from './desk-keys.store.ts';
import type { StaffStore } from './staff.store.ts';

type Keyed = { publicKey: Buffer; privateKey: Buffer; generation: number };
type Desk = { id: string; code: string };
type Person = { id: string; username: string; publicKey: Buffer; keyMac: Buffer };

/** The making of desks' keys, and the sealing of them to people and to the recovery key. */
export function makeDeskKeys(deps: {
  staff: StaffStore;
  deskKeys: DeskKeysStore;
  recovery: RecoveryStore;
  keyMacKey: Buffer;
}) {
  const { staff, deskKeys, recovery, keyMacKey } = deps;

  /** Nothing is sealed to a person's key that the server has not vouched for. */
  const isOwnKey = (person: Person) => isVouchedFor(keyMacKey, staffHolder(person), person.keyMac);

  /** Seals a desk's key to the recovery key in use, where there is one. @throws BrokenSeal */
  async function cover(
    tx: Tx,
    deskId: string,
    key: { generation: number; privateKey: Buffer },
    now: Date,
  ): Promise<void> {
    const current = await recovery.current(tx);
    if (!current) return;
    if (!isVouchedFor(keyMacKey, recoveryHolder(current), current.keyMac))
      throw new BrokenSeal({ kind: 'SETTINGS', id: 'recovery' });
    const { generation, privateKey } = key;
    const place = { deskId, generation, recoveryGeneration: current.generation };
    const sealedKey = sealForRecovery(privateKey, place, current.publicKey);
    await recovery.cover(tx, { ...place, sealedKey, sealedAt: now });
  }

  /** A key pair for a desk that the caller has locked, put in its place as that generation. */
  async function make(tx: Tx, desk: Desk, generation: number, now: Date): Promise<Keyed> {
    const { publicKey, privateKey } = newDeskKey();
    const mac = keyMac(keyMacKey, deskHolder({ ...desk, publicKey, generation }));
    await deskKeys.add(tx, { deskId: desk.id, generation, publicKey, keyMac: mac, madeAt: now });
    await deskKeys.saveDesk(tx, desk.id, {
      publicKey,
      keyMac: mac,
      keyedAt: now,
      generation,
      rotationDueAt: null,
    });
    await cover(tx, desk.id, { generation, privateKey }, now);
    return { publicKey, privateKey, generation };
  }

  return {
    isOwnKey,
    cover,
    make,

    /**
     * Seats somebody at a desk that the caller has locked. The first brings its key into being; everybody after them
     * waits until a member lets them in. Answers whether the person waits.
     */
    async seat(
      tx: Tx,
      desk: Desk & { publicKey: Buffer | null },
      person: Pick<Person, 'id' | 'publicKey'>,
      { now, seated }: { now: Date; seated: boolean },
    ): Promise<boolean> {
      if (!seated) await staff.addMembership(tx, { deskId: desk.id, staffId: person.id, askedAt: now });
      if (desk.publicKey) return true;
      const key = await make(tx, desk, 1, now);
      const sealed = sealMembership(key.privateKey, desk.id, person);
      await staff.admit(tx, desk.id, person.id, sealed, person.id, now);
      return false;
    },
  };
}
export type DeskKeys = ReturnType<typeof makeDeskKeys>;
