import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { LeadSnapshot } from '../../domain/lead.ts';
import { placeInTrays } from '../../domain/lead-trays.ts';
import type { DeterminationsStore } from '../determinations/determinations.store.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import type { LeadPlacesStore } from './lead-places.store.ts';
import { readStandings, snapshotOf } from './lead-snapshot.ts';
import type { LeadRecord, LeadsStore } from './leads.store.ts';

type Deps = {
  inTransaction: InTransaction;
  places: LeadPlacesStore;
  leads: LeadsStore;
  tasks: TasksStore;
  determinations: DeterminationsStore;
};

const AT_ONCE = 200;

/** Keeps beside each lead what the rules say of it: whose turn, and in which trays. */
export function makeLeadPlaces(deps: Deps) {
  const { inTransaction, places } = deps;

  async function keep(tx: Tx, lead: LeadRecord, snapshot: LeadSnapshot): Promise<void> {
    const { turn, turnLater, turnLaterAt, trays } = lead;
    const placed = placeInTrays({ ...snapshot, screening: lead.screening, dueAt: lead.dueAt });
    if (isDeepStrictEqual({ turn, turnLater, turnLaterAt, trays }, placed)) return;
    await places.place(tx, lead.id, placed);
  }

  return {
    /** After every act, in its transaction. */
    keep,

    /** Places leads that came before there were trays; answers how many. At each start, and nothing once it is done. */
    async fill(): Promise<number> {
      let filled = 0;
      for (;;) {
        const some = await inTransaction(async (tx) => {
          const records = await places.notPlaced(tx, AT_ONCE);
          const ids = records.map(({ id }) => id);
          const standings = await readStandings(tx, deps, ids);
          for (const lead of records) {
            const standing = standings.get(lead.id);
            if (standing) await keep(tx, lead, snapshotOf(lead, standing));
          }
          return records.length;
        });
        filled += some;
        if (some === 0) return filled;
      }
    },
  };
}
export type LeadPlaces = ReturnType<typeof makeLeadPlaces>;
