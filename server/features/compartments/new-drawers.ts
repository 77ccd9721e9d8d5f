import { randomBytes, randomUUID } from 'node:crypto';
import {
  type DeskKey,
  type DrawerPlace,
  drawerContext,
  newDataKey,
  sealGrant,
  sealReceiptGrant,
} from '../../crypto/compartment.ts';
import { SUITE_1 } from '../../crypto/suites.ts';
import { wrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import type { CompartmentKind } from '../../domain/compartments.ts';
import type { CompartmentsStore } from './compartments.store.ts';
import type { presentKeysOf } from './present-keys.ts';

/** A drawer that is open: which it is, and its data key. */
export type OpenDrawer = DrawerPlace & { key: Buffer };

export type NewDrawer = {
  leadId: string;
  kind: CompartmentKind;
  desks: readonly DeskKey[];
  receiptKey?: Buffer;
  /** Whose drawer it is, where each desk has one; of findings `others` read when all three have signed. */
  ownDesk?: DeskKey;
  others?: readonly DeskKey[];
};
type Unmade = Omit<NewDrawer, 'leadId'>;

export const holdContext = (drawer: DrawerPlace): string => `hold ${drawerContext(drawer)}`;

const readersOf = ({ ownDesk, desks, others = [] }: Unmade): DeskKey[] => [
  ...(ownDesk ? [ownDesk] : []),
  ...desks,
  ...others,
];

type Deps = {
  compartments: Pick<CompartmentsStore, 'add' | 'addGrants'>;
  presentKeys: ReturnType<typeof presentKeysOf>;
  holdKey: Buffer;
};

/**
 * Makes a lead's drawers, each with a fresh data key sealed to each desk that may read; in the order given. However many
 * they are, the desks are asked for their keys once, for a resident waits while a report's are made.
 */
export function makeNewDrawers({ compartments, presentKeys, holdKey }: Deps) {
  return async function makeAll(
    tx: Tx,
    leadId: string,
    drawers: readonly Unmade[],
    now: Date,
  ): Promise<OpenDrawer[]> {
    const wanted = new Map(drawers.flatMap(readersOf).map((desk) => [desk.id, desk]));
    const keys = new Map((await presentKeys(tx, leadId, [...wanted.values()])).map((key) => [key.id, key]));
    const made = drawers.map((drawer) => {
      const { kind, receiptKey, others = [], ownDesk } = drawer;
      const place = { id: randomUUID(), leadId, kind, deskId: ownDesk?.id ?? null };
      const key = newDataKey();
      const lock = others.length ? randomBytes(32) : undefined;
      const grants = readersOf(drawer).flatMap(({ id }) => {
        const desk = keys.get(id);
        if (!desk) return [];
        const held = others.some((other) => other.id === id);
        const sealedKey = sealGrant(key, place, desk, held ? lock : undefined);
        const { generation } = desk;
        return [{ compartmentId: place.id, deskId: id, sealedKey, generation, held, grantedAt: now }];
      });
      const row = {
        ...place,
        suite: SUITE_1,
        receiptGrant: receiptKey ? sealReceiptGrant(key, place, receiptKey) : null,
        heldKey: lock ? wrapKey(holdKey, lock, holdContext(place)) : null,
      };
      return { drawer: { ...place, key }, row, grants };
    });
    await compartments.add(
      tx,
      made.map(({ row }) => row),
    );
    await compartments.addGrants(
      tx,
      made.flatMap(({ grants }) => grants),
    );
    return made.map(({ drawer }) => drawer);
  };
}
