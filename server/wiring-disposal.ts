import { makeOfficeFile } from './adapters/office-file/office-file.ts';
import type { Clock } from './adapters/clock.ts';
import type { InTransaction } from './db/transaction.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import { makeCaseRewards } from './features/dispositions/case-rewards.ts';
import { makeCaseWords } from './features/dispositions/case-words.ts';
import { makeDispositionsService } from './features/dispositions/dispositions.service.ts';
import { dispositionsStore as dispositions } from './features/dispositions/dispositions.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import type { LeadActs } from './features/leads/lead-acts.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import { evidenceStoreRows as evidence } from './features/evidence/evidence.store.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { makeGate } from './features/gate.ts';
import { handOversStore as handOvers } from './features/hand-overs/hand-overs.store.ts';
import { makeTransferFacts } from './features/transfer-papers/transfer-facts.ts';
import { makeTransferPapers } from './features/transfer-papers/transfer-papers.service.ts';
import type { Candidates } from './features/rewards/candidates.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import type { Notices } from './features/notifications/notices.ts';
import { makeSuccessions } from './features/successions/successions.service.ts';
import { successionsStore as successions } from './features/successions/successions.store.ts';
import { tasksStore as tasks } from './features/tasks/tasks.store.ts';
import type { Findings } from './features/tasks/findings.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  drawers: Drawers;
  findings: Findings;
  acts: LeadActs;
  candidates: Candidates;
  notices: Notices;
};

/** What is done about a target once its lead is verified. */
export function wireDisposal({ inTransaction, clock, drawers, findings, acts, candidates, notices }: Ground) {
  const stores = { district, staff, dispositions };
  const words = makeCaseWords({ drawers, findings });
  const rewards = makeCaseRewards({ candidates });
  const readFacts = makeTransferFacts({ ...stores, evidence, handOvers, drawers, findings, words });
  const gate = makeGate({ atOnce: 1, waiting: 4, retryAfter: 20 });
  return {
    successions: makeSuccessions({
      ...{ inTransaction, clock, successions, leads, tasks, staff, district, acts, notices },
    }),
    transferPapers: makeTransferPapers({
      ...{ inTransaction, clock, acts, dispositions, audit, readFacts, makeOfficeFile, gate },
    }),
    dispositions: makeDispositionsService({
      ...{ inTransaction, clock, leads, staff, district, dispositions, acts, words, rewards },
    }),
  };
}
