import type { Clock } from './adapters/clock.ts';
import { makeOfficeFile } from './adapters/office-file/office-file.ts';
import { readTable } from './adapters/table-file/table-file.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { eligibilityStore as eligibility } from './features/exclusions/eligibility.store.ts';
import { makeEligibilityService } from './features/exclusions/eligibility.service.ts';
import { makeExclusionLists } from './features/exclusions/exclusion-lists.service.ts';
import { identityChecksStore as checks } from './features/exclusions/identity-checks.store.ts';
import { makeIdentityChecks } from './features/exclusions/identity-checks.service.ts';
import { makeGate } from './features/gate.ts';
import { laterReportsStore as later } from './features/later-reports/later-reports.store.ts';
import { makeLaterReports } from './features/later-reports/later-reports.service.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import type { Notices } from './features/notifications/notices.ts';
import { makeRewardPapers } from './features/reward-papers/reward-papers.service.ts';
import { makeCandidates } from './features/rewards/candidates.ts';
import type { RewardActs } from './features/rewards/reward-acts.ts';
import { rewardsStore as rewards } from './features/rewards/rewards.store.ts';
import { schemesStore as schemes } from './features/rewards/schemes.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { joinedStore as joined } from './features/targets/joined.store.ts';
import { unsealsStore as unseals } from './features/unseals/unseals.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  drawers: Drawers;
  notices: Notices;
  acts: RewardActs;
};

/** What the reward desk weighs before it proposes an amount, and the vault's part in it. */
export function wireRewardDesk({ inTransaction, clock, serverKeys, drawers, notices, acts }: Ground) {
  const base = { inTransaction, clock, audit };
  const stores = { leads, schemes, rewards };
  const candidates = makeCandidates({ rewards, joined, schemes, district, audit, notices });
  const gate = makeGate({ atOnce: 1, waiting: 4, retryAfter: 20 });
  return {
    rewardPapers: makeRewardPapers({
      ...base,
      ...stores,
      ...{ staff, district, eligibility, later, makeOfficeFile, gate },
    }),
    laterReports: makeLaterReports({
      ...base,
      ...stores,
      ...{ notices, joined, staff, acts, later, candidates },
    }),
    eligibility: makeEligibilityService({ ...base, ...stores, notices, staff, acts, eligibility }),
    identityChecks: makeIdentityChecks({
      ...base,
      ...stores,
      ...{ serverKeys, notices, drawers, joined, acts, checks },
    }),
    exclusionLists: makeExclusionLists({ ...base, serverKeys, staff, leads, unseals, checks, readTable }),
  };
}
