import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { RewardActs } from './reward-acts.ts';
import type { RewardsStore } from './rewards.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  rewards: RewardsStore;
  acts: RewardActs;
};

/** Finds awards whose claim ran out, and proposes that they lapse (R13); a reviewer confirms or says no. */
export function makeOverdueClaims({ inTransaction, clock, district, rewards, acts }: Deps) {
  return {
    /** Answers how many were proposed. Safe to run twice: what is proposed is passed over. */
    async propose(): Promise<number> {
      const ids = await inTransaction((tx) => rewards.overdueClaims(tx, clock.now()));
      let proposed = 0;
      for (const id of ids) {
        proposed += await inTransaction(async (tx) => {
          const reward = await acts.lock(tx, id);
          // Claimed, or proposed by another process, since the list was drawn.
          if (reward.row.status !== 'NOTIFIED' || reward.row.proposalVerb) return 0;
          const now = clock.now();
          const days = await readOfficeDays(tx, district);
          const actor = { kind: 'SYSTEM' } as const;
          await acts.propose(tx, reward, { command: { verb: 'forfeit' }, actor, now, days });
          return 1;
        });
      }
      return proposed;
    },
  };
}
