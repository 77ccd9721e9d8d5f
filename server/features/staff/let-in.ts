import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { StaffStore } from './staff.store.ts';

/**
 * Lets nobody act in a desk's name whom its members have not let in: a role alone is an administrator's to give, and
 * one who makes up people would do by them what takes two. What decides is the key, not the row that names a seat.
 * @throws Refusal KEY_MISSING; BrokenSeal
 */
export async function demandLetIn(
  tx: Tx,
  staff: Pick<StaffStore, 'keyedDesks'>,
  { ring }: Caller,
  codes: readonly string[],
): Promise<void> {
  for (const { id } of await staff.keyedDesks(tx, codes))
    if (orBrokenSeal({ kind: 'DESK', id }, {}, () => ring.deskKey(id))) return;
  refuse('KEY_MISSING');
}
