import type { DeskKey } from '../../crypto/compartment.ts';
import { deskHolder, isVouchedFor } from '../../crypto/key-mac.ts';
import type { Tx } from '../../db/connection.ts';
import { avoidedDesks } from '../../domain/avoidance.ts';
import { BrokenSeal } from './broken-seal.ts';
import type { CompartmentsStore } from './compartments.store.ts';

type PresentKey = DeskKey & { generation: number };

/**
 * The present keys of these desks, which stay present until the transaction ends: a key that was made anew since the
 * caller looked takes the other's place. Nothing is sealed to one that the server has not vouched for, nor to a desk
 * that the lead's reporter wished to keep out: now or ever. @throws BrokenSeal
 */
export function presentKeysOf({
  compartments,
  keyMacKey,
}: {
  compartments: CompartmentsStore;
  keyMacKey: Buffer;
}) {
  return async (tx: Tx, leadId: string, wanted: readonly DeskKey[]): Promise<PresentKey[]> => {
    const rows = await compartments.desksToSealTo(
      tx,
      wanted.map((desk) => desk.id),
    );
    const avoided = avoidedDesks(await compartments.avoid(tx, leadId));
    const admitted = wanted.filter(
      ({ id }) => !rows.some((row) => row.id === id && avoided.includes(row.code)),
    );
    return admitted.map(({ id }) => {
      const { publicKey, ...row } = rows.find((each) => each.id === id) ?? { publicKey: null };
      if (
        !publicKey ||
        !('id' in row) ||
        !isVouchedFor(keyMacKey, deskHolder({ ...row, publicKey }), row.keyMac)
      )
        throw new BrokenSeal({ kind: 'DESK', id });
      return { id, publicKey, generation: row.generation };
    });
  };
}
