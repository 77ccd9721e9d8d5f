import type { Clock } from './adapters/clock.ts';
import { makeOfficeFile } from './adapters/office-file/office-file.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { makeDashboardsService } from './features/dashboards/dashboards.service.ts';
import { dashboardsStore as dashboards } from './features/dashboards/dashboards.store.ts';
import { overdueStore as overdue } from './features/dashboards/overdue.store.ts';
import { makeSupervision } from './features/dashboards/supervision.ts';
import { makeReckoning } from './features/dashboards/overview.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeExports } from './features/exports/exports.ts';
import { makeGate } from './features/gate.ts';
import type { LeadNarrowing } from './features/leads/lead-narrowing.ts';
import type { LeadTrays } from './features/leads/lead-trays.ts';
import { makeQueueExportService } from './features/queue/queue-export.service.ts';
import { makeMonthFigures } from './features/monthly-reports/month-figures.ts';
import { makeMonthlyReportsService } from './features/monthly-reports/monthly-reports.service.ts';
import { monthlyReportsStore as reports } from './features/monthly-reports/monthly-reports.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  /** How the queue is asked. */
  asking: { trays: LeadTrays; narrow: LeadNarrowing };
};

/** What shows the whole: figures, files that leave the office, the month's report. */
export function wireSeeing({ asking: { trays, narrow }, ...base }: Ground) {
  const gate = makeGate({ atOnce: 2, waiting: 6, retryAfter: 20 });
  const exports = makeExports({ ...base, audit, makeOfficeFile, gate });
  const reckoning = makeReckoning({ clock: base.clock, dashboards, district });
  const supervise = makeSupervision({ clock: base.clock, reckoning, dashboards, overdue, district });
  const reckon = makeMonthFigures({ reckoning, dashboards, overdue, district });
  return {
    queueExport: makeQueueExportService({ ...base, district, trays, narrow, exports }),
    dashboards: makeDashboardsService({ ...base, reckoning, supervise, exports }),
    monthlyReports: makeMonthlyReportsService({ ...base, audit, reports, staff, reckon, exports }),
  };
}
