import type { Tx } from '../../db/connection.ts';
import { rolesLetIn } from '../../domain/desk-seats.ts';
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

/**
 * The caller with those of their roles alone for which a desk let them in, by its key. Every act behind the doors of
 * the rooms is done by whom this answers. @throws BrokenSeal
 */
export function letIn(caller: Caller): Caller {
  const { actor, seats, ring } = caller;
  const open = seats.filter(({ deskId: id }) =>
    orBrokenSeal({ kind: 'DESK', id }, {}, () => ring.deskKey(id)),
  );
  const roles = rolesLetIn(
    actor.roles,
    open.map(({ code }) => code),
  );
  return { ...caller, actor: { ...actor, roles } };
}
