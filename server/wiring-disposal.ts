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
import type { Candidates } from './features/rewards/candidates.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import type { Findings } from './features/tasks/findings.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  drawers: Drawers;
  findings: Findings;
  acts: LeadActs;
  candidates: Candidates;
};

/** What is done about a target once its lead is verified. */
export function wireDisposal({ inTransaction, clock, drawers, findings, acts, candidates }: Ground) {
  const words = makeCaseWords({ drawers, findings });
  const rewards = makeCaseRewards({ candidates });
  return {
    dispositions: makeDispositionsService({
      ...{ inTransaction, clock, leads, staff, district, dispositions, acts, words, rewards },
    }),
  };
}
