import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { appealReward } from '../../contract/receipt.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isSaid, mustHold } from '../../domain/facts.ts';
import { decideAppeal } from '../../domain/reward.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { AppealWords } from './appeal-words.ts';
import { appealLimits, appealOf } from './appeal-state.ts';
import type { OwnReward } from './own-reward.ts';
import type { RewardActs } from './reward-acts.ts';
import type { RewardsStore } from './rewards.store.ts';

const REPORTER = { kind: 'REPORTER' } as const;
const DONE = { ok: true } as const;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  rewards: RewardsStore;
  acts: RewardActs;
  own: OwnReward;
  words: AppealWords;
};

/** A reporter asks the reward desk to look again at an award that ended without money. */
export function makeAppealsService({ inTransaction, clock, district, rewards, acts, own, words }: Deps) {
  return {
    /**
     * Asks for a review of a refusal (R21) or to have a lapsed claim restored (R20), once for each.
     * @throws Refusal RECEIPT_UNKNOWN, ILLEGAL_TRANSITION, TOO_LATE, CONDITION_NOT_MET, DESK_NOT_KEYED
     */
    ask(order: Static<(typeof appealReward)['schema']['body']>): Promise<typeof DONE> {
      const { lookupTag, wrappingKey: receiptKey } = own.keysOf(order.receiptCode);
      return inTransaction(async (tx) => {
        const reward = await own.find(tx, lookupTag, order.rewardReference);
        const { row } = reward;
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const text = order.reason.trim();
        mustHold(['reason', isSaid(text)]);
        const steps = await rewards.stepsOf(tx, [row.id]);
        const limits = appealLimits(row, steps, days);
        const kind = decideAppeal(reward.snapshot, appealOf(row), limits, now);
        const { leadId, id: rewardId } = row;
        const appealDocumentId = await words.put(tx, { leadId, rewardId, text, receiptKey }, now);
        const act = { actor: REPORTER, now, days };
        const name = kind === 'REVIEW' ? 'askReview' : 'askRestore';
        await acts.settle(tx, reward, act, name, { appealedAt: now, appealDocumentId });
        return DONE;
      });
    },
  };
}
export type AppealsService = ReturnType<typeof makeAppealsService>;
