import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { exportQueue, ExportedFile } from '../../contract/exports.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { catalogueOf } from '../../domain/catalogues.ts';
import { readOfficeDays } from '../district/office-days.ts';
import { type Exports, MOST_EXPORTED } from '../exports/exports.ts';
import type { LeadNarrowing } from '../leads/lead-narrowing.ts';
import type { LeadTrays } from '../leads/lead-trays.ts';
import { queueSheet } from './queue-sheet.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  trays: LeadTrays;
  narrow: LeadNarrowing;
  exports: Exports;
};
type Asked = Static<typeof exportQueue.schema.body>;

/** The queue as it is narrowed, as a file: what its lines show but the names of who works on them. */
export function makeQueueExportService({ inTransaction, clock, district, trays, narrow, exports }: Deps) {
  return {
    /** @throws Refusal BAD_REQUEST naming each field of the filter that can't be followed */
    async take(caller: Caller, { format, lang, tray = 'MY_TURN', ...filter }: Asked): Promise<ExportedFile> {
      const now = clock.now();
      const { sheet, total } = await inTransaction(async (tx) => {
        const narrowed = await narrow(tx, filter, { staffId: caller.staffId, now });
        const days = await readOfficeDays(tx, district);
        const rows = await trays.first(tx, caller, { days, now }, { tray, narrowed }, MOST_EXPORTED + 1);
        const names = {
          sectors: [...(await district.sectors(tx)), ...(await district.sectors(tx, false))],
          townships: [...(await district.townships(tx)), ...(await district.townships(tx, false))],
          units: await district.units(tx),
          modes: catalogueOf('modes', days.settings.catalogues),
        };
        return { sheet: queueSheet(rows.slice(0, MOST_EXPORTED), names, lang), total: rows.length };
      });
      const asked = new URLSearchParams({ tray, ...filter });
      return exports.take(caller, {
        ...{ format, lang, total },
        what: 'queue',
        title: sheet.title,
        filter: asked.toString(),
        sheets: [sheet],
      });
    },
  };
}
export type QueueExportService = ReturnType<typeof makeQueueExportService>;
