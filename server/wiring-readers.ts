import type { Clock } from './adapters/clock.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import { districtStore as district } from './features/district/district.store.ts';
import type { LeadActs } from './features/leads/lead-acts.ts';
import type { LeadContent } from './features/leads/lead-content.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import type { Notices } from './features/notifications/notices.ts';
import { makeRecusalsService } from './features/recusals/recusals.service.ts';
import { recusalsStore } from './features/recusals/recusals.store.ts';
import { makeWorkMoves } from './features/recusals/work-moves.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { successionsStore as successions } from './features/successions/successions.store.ts';
import { tasksStore as tasks } from './features/tasks/tasks.store.ts';
import { makePurposes } from './features/unseals/purposes.ts';
import { makeReadingsService } from './features/unseals/readings.service.ts';
import { makeUnsealsService } from './features/unseals/unseals.service.ts';
import { unsealsStore } from './features/unseals/unseals.store.ts';

type Wires = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  drawers: Drawers;
  content: LeadContent;
  notices: Notices;
  acts: LeadActs;
};

/** Who reads beyond what their desk reads, who keeps away, and why. */
export function wireReaders({ inTransaction, clock, serverKeys, drawers, content, notices, acts }: Wires) {
  const base = { inTransaction, clock, audit, staff };
  const purposes = makePurposes({ drawers, staff });
  const { holdKey, keyMacKey, blindIndexKey } = serverKeys;
  return {
    unseals: makeUnsealsService({
      ...base,
      holdKey,
      keyMacKey,
      unseals: unsealsStore,
      district,
      drawers,
      purposes,
      notices,
    }),
    readings: makeReadingsService({ ...base, unseals: unsealsStore, drawers, content, purposes }),
    recusals: makeRecusalsService({
      ...base,
      blindIndexKey,
      recusals: recusalsStore,
      workMoves: makeWorkMoves({ successions, leads, tasks, staff, district, acts, notices }),
    }),
  };
}
