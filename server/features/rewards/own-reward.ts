import type { Clock } from '../../adapters/clock.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import { publicReward } from '../../domain/reporter-view.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import { keysOfCode } from '../receipts/code-keys.ts';
import { isHidden } from './reporter-rewards.ts';
import type { HeldReward } from './reward-act.ts';
import type { RewardActs } from './reward-acts.ts';
import type { RewardsStore } from './rewards.store.ts';

type Deps = {
  clock: Clock;
  serverKeys: ServerKeys;
  leads: LeadsStore;
  rewards: RewardsStore;
  acts: Pick<RewardActs, 'lock'>;
};

/** A reporter's way to an award of theirs. */
export function makeOwnReward({ clock, serverKeys, leads, rewards, acts }: Deps) {
  return {
    /** @throws Refusal RECEIPT_UNKNOWN */
    keysOf: (receiptCode: string) => keysOfCode(receiptCode, serverKeys.pepper),

    /** The receipt's own reward, locked; one answer for whatever the receipt doesn't open or must not know of yet. */
    async find(tx: Tx, lookupTag: Buffer, reference: string): Promise<HeldReward> {
      const lead = (await leads.findByReceipt(tx, lookupTag)) ?? refuse('RECEIPT_UNKNOWN');
      const wanted = reference.trim().toUpperCase();
      const mine = (await rewards.ofLead(tx, lead.id)).find((row) => row.reference === wanted);
      if (!mine) return refuse('RECEIPT_UNKNOWN');
      const reward = await acts.lock(tx, mine.id);
      return publicReward(reward.row.status, isHidden(reward.row, reward.lead, clock.now()))
        ? reward
        : refuse('RECEIPT_UNKNOWN');
    },
  };
}
export type OwnReward = ReturnType<typeof makeOwnReward>;
