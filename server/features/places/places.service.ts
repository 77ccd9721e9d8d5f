import type { Clock } from '../../adapters/clock.ts';
import type { PlaceLists } from '../../contract/places.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { PlacesStore } from './places.store.ts';
import { putPlaces, standingPlaces } from './put-places.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  places: PlacesStore;
  audit: AuditStore;
};

/** Sectors, townships and units as the administrator edits them. They share the district's version with its settings. */
export function makePlacesService({ inTransaction, clock, district, places, audit }: Deps) {
  return {
    read: () =>
      inTransaction(async (tx) => {
        const { version } = (await district.find(tx)) ?? refuse('NOT_FOUND');
        return { version, lists: await standingPlaces(tx, { places }) };
      }),

    /** @throws Refusal BAD_REQUEST (`lists.townships.2.code`), STALE_VERSION */
    save: (caller: Caller, version: number, lists: PlaceLists): Promise<void> =>
      inTransaction(async (tx) => {
        if (!(await district.save(tx, version, {}))) refuse('STALE_VERSION');
        const wrong = await putPlaces(tx, { district, places }, lists);
        if (wrong.length > 0) {
          refuse(
            'BAD_REQUEST',
            wrong.map(({ path, code }) => ({ path: `lists.${path}`, code })),
          );
        }
        const active = (rows: readonly { active: boolean }[]) => rows.filter((row) => row.active).length;
        await audit.append(tx, {
          actor: caller.actor,
          act: 'places.save',
          subject: { kind: 'SETTINGS', id: 'places' },
          facts: {
            sectors: active(lists.sectors),
            townships: active(lists.townships),
            units: active(lists.units),
          },
          at: clock.now(),
        });
      }),
  };
}
export type PlacesService = ReturnType<typeof makePlacesService>;
