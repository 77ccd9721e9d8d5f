import type { Clock } from './adapters/clock.ts';
import type { LayeredKey } from './crypto/layered-key.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import type { Drawers } from './features/compartments/drawers.ts';
import { districtStore as district } from './features/district/district.store.ts';
import type { LeadActs } from './features/leads/lead-acts.ts';
import type { LeadContent } from './features/leads/lead-content.ts';
import type { LeadWords } from './features/leads/lead-words.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import type { Notices } from './features/notifications/notices.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { makeFloodsService } from './features/targets/floods.service.ts';
import { joinedStore as joined } from './features/targets/joined.store.ts';
import { makeJoining } from './features/targets/joining.ts';
import { makeMerging } from './features/targets/merging.ts';
import { makeTargetsService } from './features/targets/targets.service.ts';
import { targetsStore as targets } from './features/targets/targets.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  blindIndexKey: LayeredKey;
  acts: LeadActs;
  words: LeadWords;
  content: LeadContent;
  drawers: Drawers;
  notices: Notices;
};

/** What several leads have in common: their target, and the one that goes on for all. */
export function wireTargets(ground: Ground) {
  const joining = makeJoining({ acts: ground.acts, targets });
  const merging = makeMerging({ ...ground, leads, joined, targets, joining, audit });
  return {
    merging,
    targets: makeTargetsService({ ...ground, leads, joined, targets, joining, merging, district, staff }),
    floods: makeFloodsService({ ...ground, joining, merging, targets }),
  };
}
