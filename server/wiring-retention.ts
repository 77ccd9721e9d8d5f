import type { Clock } from './adapters/clock.ts';
import type { EvidenceStore } from './adapters/evidence-store.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import type { LeadActs } from './features/leads/lead-acts.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import type { Notices } from './features/notifications/notices.ts';
import { makeDueList } from './features/retention/due-list.ts';
import { makeErasing } from './features/retention/erasing.ts';
import { makeErasureRunViews } from './features/retention/erasure-run-views.ts';
import { erasureRunsStore as runs } from './features/retention/erasure-runs.store.ts';
import { erasureStore as erasures } from './features/retention/erasure.store.ts';
import { makeLegalHolds } from './features/retention/legal-holds.service.ts';
import { makeRetentionCases } from './features/retention/retention-cases.ts';
import { makeRetentionService } from './features/retention/retention.service.ts';
import { retentionStore as retention } from './features/retention/retention.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { queueStore as queue } from './jobs/queue.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  store: EvidenceStore;
  acts: LeadActs;
  notices: Notices;
};

/** The part of the office that lets go of what it need not keep any longer. */
export function wireRetention({ inTransaction, clock, store, acts, notices }: Ground) {
  const base = { inTransaction, clock, audit, district, leads, runs };
  const cases = makeRetentionCases({ retention });
  const dueList = makeDueList({ retention, runs, cases });
  const runViews = makeErasureRunViews({ runs, staff });
  return {
    retention: makeRetentionService({ ...base, staff, notices, queue, cases, dueList, runViews }),
    legalHolds: makeLegalHolds({ acts, audit, retention }),
    erasing: makeErasing({ ...base, erasures, cases, store }),
  };
}
