import type { Overview, Supervision } from '../../contract/dashboards.ts';
import type { ExportAsked, ExportedFile } from '../../contract/exports.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { OverviewAsked } from '../../domain/overview.ts';
import type { Caller } from '../caller.ts';
import type { Exports } from '../exports/exports.ts';
import { OVERVIEW_TITLE, overviewSheets } from './overview-sheets.ts';
import { SUPERVISION_TITLE, supervisionSheets } from './supervision-sheets.ts';
import type { Supervise } from './supervision.ts';
import type { Reckoning } from './overview.ts';

type Deps = {
  inTransaction: InTransaction;
  reckoning: Reckoning;
  supervise: Supervise;
  exports: Exports;
};

/** The office's own figures, on the page and as a file to take along. */
export function makeDashboardsService({ inTransaction, reckoning, supervise, exports }: Deps) {
  const overview = (caller: Caller, asked: OverviewAsked): Promise<Overview> =>
    inTransaction((tx) => reckoning.overview(tx, caller, asked));

  const supervision = (caller: Caller, period: string | undefined): Promise<Supervision> =>
    inTransaction((tx) => supervise(tx, caller, period));

  return {
    overview,
    supervision,
    async supervisionFile(
      caller: Caller,
      period: string | undefined,
      how: ExportAsked,
    ): Promise<ExportedFile> {
      const told = await supervision(caller, period);
      const sheets = supervisionSheets(told, how.lang);
      return exports.take(caller, {
        ...how,
        what: 'supervision',
        title: SUPERVISION_TITLE[how.lang],
        filter: `${told.from} – ${told.to}`,
        sheets,
        total: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      });
    },
    /** The same numbers, as much of them as this reader is shown. */
    async overviewFile(caller: Caller, asked: OverviewAsked, how: ExportAsked): Promise<ExportedFile> {
      const told = await overview(caller, asked);
      const sheets = overviewSheets(told, how.lang);
      return exports.take(caller, {
        ...how,
        what: 'overview',
        title: OVERVIEW_TITLE[how.lang],
        filter: `${told.from} – ${told.to}`,
        sheets,
        total: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      });
    },
  };
}
export type DashboardsService = ReturnType<typeof makeDashboardsService>;
