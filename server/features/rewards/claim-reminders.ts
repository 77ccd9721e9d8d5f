import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { REMINDER_DAYS, reminderDue } from '../../domain/reward.ts';
import type { Contacts } from '../contacts/contacts.ts';
import { isHidden } from './reporter-rewards.ts';
import type { RewardActs } from './reward-acts.ts';
import type { RewardsStore } from './rewards.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  rewards: RewardsStore;
  acts: Pick<RewardActs, 'lock'>;
  contacts: Pick<Contacts, 'news'>;
};

const DAY_MS = 24 * 3_600_000;

/** Reminds reporters 30, 7 and 1 days before a claim ends: "please look", and nothing else. */
export function makeClaimReminders({ inTransaction, clock, rewards, acts, contacts }: Deps) {
  return {
    /** Answers how many were given. Safe to run twice: each is given once; one that was missed makes way for the next. */
    async give(): Promise<number> {
      const soon = new Date(clock.now().getTime() + (Math.max(...REMINDER_DAYS) + 1) * DAY_MS);
      const ids = await inTransaction((tx) => rewards.claimsEnding(tx, clock.now(), soon));
      let given = 0;
      for (const id of ids) {
        given += await inTransaction(async (tx) => {
          const { row, lead } = await acts.lock(tx, id);
          const now = clock.now();
          if (row.status !== 'NOTIFIED' || !row.claimUntil || isHidden(row, lead, now)) return 0;
          const due = reminderDue(row.claimUntil, now, row.claimReminded);
          if (due === null) return 0;
          await rewards.noteReminder(tx, row.id, due);
          await contacts.news(tx, lead.id);
          return 1;
        });
      }
      return given;
    },
  };
}
export type ClaimReminders = ReturnType<typeof makeClaimReminders>;
