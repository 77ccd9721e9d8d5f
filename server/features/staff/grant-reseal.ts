import type { Clock } from '../../adapters/clock.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import { resealGrant } from '../../crypto/compartment.ts';
import { deskHolder, isVouchedFor } from '../../crypto/key-mac.ts';
import { unwrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import { BrokenSeal, orBrokenSeal } from '../compartments/broken-seal.ts';
import type { DeskKeysStore } from './desk-keys.store.ts';
import { heldContext } from './desk-rotation.ts';

const SYSTEM = { kind: 'SYSTEM' } as const;
/** Small, so that a report never waits long for the desk's row. */
const BATCH = 50;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  deskKeys: DeskKeysStore;
  audit: AuditStore;
  holdKey: Buffer;
  keyMacKey: Buffer;
};
type Rotation = NonNullable<Awaited<ReturnType<DeskKeysStore['lockRotation']>>>;
type Sealed = Awaited<ReturnType<DeskKeysStore['grantsSealedTo']>>[number];

/**
 * Seals the grants of desks whose key was made anew to the new key, a batch a transaction: killed at any moment it goes
 * on where it was. When the last grant is done, the old key is destroyed.
 */
export function makeGrantReseal(deps: Deps) {
  const { inTransaction, clock, deskKeys, audit } = deps;

  /** The desk's present key, held until the batch is over. @throws BrokenSeal */
  async function presentKey(tx: Tx, deskId: string) {
    const desk = await deskKeys.lockDesk(tx, deskId);
    const holder = desk?.publicKey ? { ...desk, publicKey: desk.publicKey } : null;
    if (!holder || !isVouchedFor(deps.keyMacKey, deskHolder(holder), holder.keyMac))
      throw new BrokenSeal({ kind: 'DESK', id: deskId });
    return holder;
  }

  /** The grant for the new key; one that doesn't open stays as it is, is on the log and stays broken for its readers. */
  async function anew(
    tx: Tx,
    { grant, drawer }: Sealed,
    oldKey: Buffer,
    desk: { id: string; publicKey: Buffer },
  ): Promise<Buffer | null> {
    try {
      return resealGrant(grant.sealedKey, drawer, oldKey, desk);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      await audit.append(tx, {
        actor: SYSTEM,
        act: 'seal.broken',
        subject: { kind: 'LEAD', id: drawer.leadId },
        facts: { drawer: drawer.kind, desk: desk.id },
        at: clock.now(),
      });
      return null;
    }
  }

  /** The old key is needed by nobody any more: it goes, and with it the step back to it. */
  async function finish(tx: Tx, rotation: Rotation): Promise<void> {
    const { id, deskId, fromGeneration, resealed, broken } = rotation;
    await deskKeys.saveRotation(tx, id, { heldKey: null, finishedAt: clock.now() });
    await deskKeys.link(tx, deskId, fromGeneration + 1, null);
    await audit.append(tx, {
      actor: SYSTEM,
      act: 'desk.reseal',
      subject: { kind: 'DESK', id: deskId },
      facts: { fromGeneration, resealed, broken },
      at: clock.now(),
    });
  }

  /** One batch; answers whether there is more to do. */
  const batch = (id: string, size: number): Promise<boolean> =>
    inTransaction(async (tx) => {
      const rotation = await deskKeys.lockRotation(tx, id);
      if (!rotation || rotation.finishedAt || !rotation.heldKey) return false;
      const desk = await presentKey(tx, rotation.deskId);
      const { heldKey } = rotation;
      const oldKey = orBrokenSeal({ kind: 'DESK', id: desk.id }, { rotation: id }, () =>
        unwrapKey(deps.holdKey, heldKey, heldContext(rotation)),
      );
      const waiting = await deskKeys.grantsSealedTo(tx, rotation, size);
      for (const sealed of waiting) {
        const sealedKey = await anew(tx, sealed, oldKey, desk);
        if (sealedKey) rotation.resealed += 1;
        else rotation.broken += 1;
        await deskKeys.resealGrant(tx, sealed.grant, {
          sealedKey: sealedKey ?? sealed.grant.sealedKey,
          generation: desk.generation,
        });
      }
      const { resealed, broken } = rotation;
      await deskKeys.saveRotation(tx, id, { resealed, broken });
      if (waiting.length === size) return true;
      await finish(tx, rotation);
      return false;
    });

  return {
    batch,
    /** All that waits, batch after batch. Run twice, or by two workers, it does each grant once. */
    async run(): Promise<void> {
      for (const { id } of await inTransaction((tx) => deskKeys.openRotations(tx)))
        while (await batch(id, BATCH));
    },
  };
}
export type GrantReseal = ReturnType<typeof makeGrantReseal>;
