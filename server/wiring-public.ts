import { readTable } from './adapters/table-file/table-file.ts';
import type { Clock } from './adapters/clock.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeLicencesService } from './features/licences/licences.service.ts';
import { licencesStore as licences } from './features/licences/licences.store.ts';
import { makeRulesService } from './features/rewards/rules.service.ts';
import { schemesStore as schemes } from './features/rewards/schemes.store.ts';
import { makeStatisticsService } from './features/statistics/statistics.service.ts';
import { statisticsStore as statistics } from './features/statistics/statistics.store.ts';

/** What everybody may read, and what the office lays out for them. */
export function wirePublicPages({ inTransaction, clock }: { inTransaction: InTransaction; clock: Clock }) {
  const base = { inTransaction, clock };
  return {
    rules: makeRulesService({ ...base, schemes, district }),
    licences: makeLicencesService({ ...base, licences, district, audit, readTable }),
    statistics: makeStatisticsService({ ...base, statistics, district, audit }),
  };
}
