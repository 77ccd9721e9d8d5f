import type { Clock } from './adapters/clock.ts';
import { readTable } from './adapters/table-file/table-file.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { compartmentsStore as compartments } from './features/compartments/compartments.store.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import type { Contacts } from './features/contacts/contacts.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { ledgerStore as ledger } from './features/fund/ledger.store.ts';
import { makeLowBudgetAlarm } from './features/fund/low-budget.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import type { Notices } from './features/notifications/notices.ts';
import { makeBankReturns } from './features/payouts/bank-returns.service.ts';
import { bankReturnsStore as returns } from './features/payouts/bank-returns.store.ts';
import { makeBatchViews } from './features/payouts/batch-views.ts';
import { makeCounterService } from './features/payouts/counter.service.ts';
import { makePaymentAccounts } from './features/payouts/payment-accounts.ts';
import { makePaymentTemplates } from './features/payouts/payment-templates.ts';
import { paymentTemplatesStore } from './features/payouts/payment-templates.store.ts';
import { makePayoutsService } from './features/payouts/payouts.service.ts';
import { payoutsStore as payouts } from './features/payouts/payouts.store.ts';
import { makeWindowLists } from './features/payouts/window-lists.service.ts';
import { windowListsStore as windowLists } from './features/payouts/window-lists.store.ts';
import { leadsKeptFrom } from './features/recusals/kept-away.store.ts';
import { makeAppealViews } from './features/rewards/appeal-views.ts';
import { makeAppealWords } from './features/rewards/appeal-words.ts';
import { makeAppealsService } from './features/rewards/appeals.service.ts';
import { makeBankAccounts } from './features/rewards/bank-accounts.ts';
import { makeClaimReminders } from './features/rewards/claim-reminders.ts';
import { makeClaimsService } from './features/rewards/claims.service.ts';
import { makeHeldNotices } from './features/rewards/held-notices.ts';
import { makeOverdueClaims } from './features/rewards/overdue-claims.ts';
import { makeOwnReward } from './features/rewards/own-reward.ts';
import { makeRewardActs } from './features/rewards/reward-acts.ts';
import { makeRewardPostings } from './features/rewards/reward-postings.ts';
import { makeRewardRounds } from './features/rewards/reward-rounds.ts';
import { makeRewardTurns } from './features/rewards/reward-turns.ts';
import { makeRewardViews } from './features/rewards/reward-views.ts';
import { makeRewardsService } from './features/rewards/rewards.service.ts';
import { roundsStore } from './features/rewards/rounds.store.ts';
import { rewardsStore as rewards } from './features/rewards/rewards.store.ts';
import type { PaperScans } from './features/papers/paper-scans.ts';
import { makeSchemeDesk } from './features/rewards/scheme-desk.service.ts';
import { schemesStore as schemes } from './features/rewards/schemes.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { makeComparisonFile } from './features/rewards/comparison-file.ts';
import { pastCasesStore } from './features/rewards/past-cases.store.ts';
import { wireFund } from './wiring-fund.ts';
import { wireRewardDesk } from './wiring-reward-desk.ts';
import { eligibilityStore as eligibility } from './features/exclusions/eligibility.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  drawers: Drawers;
  notices: Notices;
  contacts: Pick<Contacts, 'news' | 'newsOf'>;
  paperScans: PaperScans;
};

/** The half of the office that handles money: rewards, the fund, claims and payments. */
export function wireFinance(ground: Ground) {
  const { inTransaction, clock, serverKeys, drawers, notices, contacts, paperScans } = ground;
  const base = { inTransaction, clock, audit, district };
  const lowBudget = makeLowBudgetAlarm({ notices });
  const postings = makeRewardPostings({ ledger, lowBudget });
  const turns = makeRewardTurns({ notices });
  const acts = makeRewardActs({ rewards, leads, postings, turns, audit, contacts });
  const accounts = makeBankAccounts({ drawers, staff });
  const words = makeAppealWords({ drawers, staff });
  const own = makeOwnReward({ clock, serverKeys, leads, rewards, acts });
  const appealViews = makeAppealViews({ audit, words });
  const views = makeRewardViews({ rewards, leads, schemes, staff, district, ledger, appealViews });
  const { payeeAlarm, exports, ...fund } = wireFund({
    ...{ inTransaction, clock, serverKeys, notices, paperScans },
  });
  const schemeDesk = makeSchemeDesk({
    ...{ inTransaction, clock, audit, schemes, paperScans, pastCases: pastCasesStore },
  });
  const rounds = makeRewardRounds({
    ...{ rounds: roundsStore, rewards, keptFrom: leadsKeptFrom, postings, turns, audit, contacts },
  });
  const paying = makePaymentAccounts({ payouts, accounts, audit });
  const templates = makePaymentTemplates({ inTransaction, clock, audit, templates: paymentTemplatesStore });
  const bank = { ...base, notices, payouts, compartments, rounds, accounts: paying };

  return {
    ...wireRewardDesk({ inTransaction, clock, serverKeys, drawers, notices, acts }),
    ...fund,
    schemeDesk,
    comparisonFile: makeComparisonFile({ schemeDesk, exports }),
    rewards: makeRewardsService({
      ...base,
      ...{ schemes, rewards, acts, postings, views, lowBudget, eligibility },
    }),
    heldNotices: makeHeldNotices({ ...base, schemes, rewards, acts }),
    overdueClaims: makeOverdueClaims({ ...base, rewards, acts }),
    claimReminders: makeClaimReminders({ ...base, rewards, acts, contacts }),
    claims: makeClaimsService({
      ...base,
      ...{ serverKeys, schemes, rewards, acts, own, accounts, windowLists, payeeAlarm },
    }),
    appeals: makeAppealsService({ ...base, rewards, acts, own, words }),
    payouts: makePayoutsService({ ...bank, staff, templates }),
    batchViews: makeBatchViews({
      inTransaction,
      clock,
      staff,
      payouts,
      returns,
      accounts: paying,
      templates,
    }),
    bankReturns: makeBankReturns({ ...bank, returns, readTable }),
    paymentTemplates: templates,
    counter: makeCounterService({ ...base, serverKeys, rewards, payouts, lists: windowLists, acts }),
    windowLists: makeWindowLists({ inTransaction, clock, audit, lists: windowLists, payouts }),
  };
}
