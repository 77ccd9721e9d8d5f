import type { Clock } from './adapters/clock.ts';
import type { InTransaction } from './db/transaction.ts';
import { makeDashboardsService } from './features/dashboards/dashboards.service.ts';
import { dashboardsStore as dashboards } from './features/dashboards/dashboards.store.ts';
import { districtStore as district } from './features/district/district.store.ts';

/** What shows the whole: figures, files that leave the office, the month's report. */
export function wireSeeing(base: { inTransaction: InTransaction; clock: Clock }) {
  return { dashboards: makeDashboardsService({ ...base, dashboards, district }) };
}
