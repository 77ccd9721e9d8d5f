import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import { claimEnd } from './claim-window.ts';
import { isHidden } from './reporter-rewards.ts';
import type { RewardActs } from './reward-acts.ts';
import type { RewardsStore } from './rewards.store.ts';
import type { SchemesStore } from './schemes.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  schemes: SchemesStore;
  rewards: RewardsStore;
  acts: RewardActs;
};

/** Tells reporters of the awards that a hold kept back (R11). */
export function makeHeldNotices({ inTransaction, clock, district, schemes, rewards, acts }: Deps) {
  return {
    /** Answers how many were told. Safe to run twice: each is told once, and its claim counts from that moment. */
    async notify(): Promise<number> {
      const ids = await inTransaction((tx) => rewards.toNotify(tx, clock.now()));
      let told = 0;
      for (const id of ids) {
        told += await inTransaction(async (tx) => {
          const reward = await acts.lock(tx, id);
          const now = clock.now();
          const { row, lead } = reward;
          // Told by a clerk or another process, or held again, since the list was drawn.
          if (row.status !== 'FUNDED' || isHidden(row, lead, now)) return 0;
          const scheme = await schemes.find(tx, row.schemeId);
          if (!scheme) throw new Error('a reward without a scheme');
          const days = await readOfficeDays(tx, district);
          const claimUntil = claimEnd({ scheme: scheme.body, lead, days, now });
          const actor = { kind: 'SYSTEM' } as const;
          await acts.take(tx, reward, { command: { verb: 'notify', claimUntil }, actor, now, days });
          return 1;
        });
      }
      return told;
    },
  };
}
export type HeldNotices = ReturnType<typeof makeHeldNotices>;
