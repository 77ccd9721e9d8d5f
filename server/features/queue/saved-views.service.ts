import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import { SAVED_VIEWS, type ViewFilter } from '../../contract/saved-views.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import { sealTo } from '../../crypto/hpke.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import type { Caller } from '../caller.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { SavedViewsStore } from './saved-views.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  savedViews: SavedViewsStore;
  staff: Pick<StaffStore, 'find'>;
};

const INFO = 'tipward saved view';
const DONE = { ok: true } as const;
const placeOf = (id: string, staffId: string) => Buffer.from(`${id} ${staffId}`);

/**
 * Filters that people keep for themselves. The name is in their own words, which may be a company's name: it is sealed
 * to their own key, and no colleague, administrator or backup reads it.
 */
export function makeSavedViewsService({ inTransaction, clock, savedViews, staff }: Deps) {
  async function seal(tx: Tx, { staffId }: Caller, id: string, name: string): Promise<Buffer> {
    const typed = name.trim();
    if (typed === '') refuse('BAD_REQUEST', [{ path: 'name', code: 'REQUIRED' }]);
    const person = (await staff.find(tx, staffId)) ?? refuse('NOT_FOUND');
    return sealTo(person.publicKey, Buffer.from(typed), INFO, placeOf(id, staffId));
  }

  /** Null where it was sealed to a key that this person no longer has. */
  function open({ ring, staffId }: Caller, id: string, sealedName: Buffer): string | null {
    try {
      return ring.openOwn(sealedName, INFO, placeOf(id, staffId)).toString('utf8');
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }

  return {
    /** In the order in which they were saved. Those whose name nobody can read any more are let go. */
    list: (caller: Caller) =>
      inTransaction(async (tx) => {
        const views: { id: string; name: string; filter: ViewFilter }[] = [];
        for (const { id, sealedName, filter } of await savedViews.of(tx, caller.staffId)) {
          const name = open(caller, id, sealedName);
          if (name === null) await savedViews.remove(tx, id, caller.staffId);
          else views.push({ id, name, filter: filter as ViewFilter });
        }
        return { views };
      }),

    /** @throws Refusal BAD_REQUEST without a name, CONDITION_NOT_MET where there is room for no more */
    save: (caller: Caller, { name, filter }: { name: string; filter: ViewFilter }) =>
      inTransaction(async (tx) => {
        const { staffId } = caller;
        const kept = await savedViews.of(tx, staffId);
        mustHold(['views', kept.length < SAVED_VIEWS, 'OUT_OF_RANGE']);
        const id = randomUUID();
        const sealedName = await seal(tx, caller, id, name);
        await savedViews.add(tx, { id, staffId, sealedName, filter, createdAt: clock.now() });
        return { id };
      }),

    /** @throws Refusal NOT_FOUND where it is not theirs */
    rename: (caller: Caller, viewId: string, name: string) =>
      inTransaction(async (tx) => {
        const sealedName = await seal(tx, caller, viewId, name);
        if (!(await savedViews.rename(tx, viewId, caller.staffId, sealedName))) refuse('NOT_FOUND');
        return DONE;
      }),

    remove: (caller: Caller, viewId: string) =>
      inTransaction(async (tx) => {
        if (!(await savedViews.remove(tx, viewId, caller.staffId))) refuse('NOT_FOUND');
        return DONE;
      }),
  };
}
export type SavedViewsService = ReturnType<typeof makeSavedViewsService>;
