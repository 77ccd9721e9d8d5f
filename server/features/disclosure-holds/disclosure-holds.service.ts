import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { DisclosureHolds } from '../../contract/disclosure-holds.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { DisclosureHoldsStore } from './disclosure-holds.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  holds: Pick<DisclosureHoldsStore, 'underWay'>;
  district: DistrictStore;
};

/** The holds under way, so that none is forgotten until it ends. */
export function makeDisclosureHoldsService({ inTransaction, clock, holds, district }: Deps) {
  return {
    list: (caller: Caller): Promise<Static<typeof DisclosureHolds>> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const rows = await holds.underWay(tx, caller.ring, now);
        return {
          holds: rows.flatMap(({ until, since, reviewerId, remindedAt, ...same }) => {
            const ends = days.owed(until, now);
            if (!ends) return [];
            const mine = reviewerId === caller.staffId;
            return [
              { ...same, since: since?.toISOString() ?? null, ends, mine, reminded: remindedAt !== null },
            ];
          }),
        };
      }),
  };
}
export type DisclosureHoldsService = ReturnType<typeof makeDisclosureHoldsService>;
