import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { HOLD_REMINDER_WORKING_DAYS } from '../../domain/lead.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { Notices } from '../notifications/notices.ts';
import type { DisclosureHoldsStore } from './disclosure-holds.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  holds: Pick<DisclosureHoldsStore, 'notReminded' | 'noteReminder'>;
  district: DistrictStore;
  notices: Pick<Notices, 'tell' | 'tellPeople'>;
};

const DAY = 86_400_000;
/** No run of days off is longer; what the calendar says of the rest is asked of it. */
const FAR_ENOUGH = 30 * DAY;

/** Reminds whoever looks at a hold again, some working days before it ends by itself. */
export function makeHoldReminders({ inTransaction, clock, holds, district, notices }: Deps) {
  return {
    /** Run again it reminds nobody twice. Answers how many holds it reminded of. */
    give: (): Promise<number> =>
      inTransaction(async (tx) => {
        if (!(await district.find(tx))) return 0;
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const soon = await holds.notReminded(tx, now, new Date(now.getTime() + FAR_ENOUGH));
        const ending = soon.filter(({ until }) => {
          const owed = days.owed(until, now);
          return owed !== null && owed.workingDaysLeft <= HOLD_REMINDER_WORKING_DAYS;
        });
        for (const { leadId, reviewerId, active, roles } of ending) {
          const notice = { template: 'HOLD_ENDS', path: `/verification/leads/${leadId}` } as const;
          // Whoever left, or does other work now, looks at nothing: then every officer of the police hears of it.
          if (active && roles.includes('VERIFIER_POLICE'))
            await notices.tellPeople(tx, { ...notice, people: [reviewerId] }, now);
          else await notices.tell(tx, { ...notice, roles: ['VERIFIER_POLICE'], unitCode: 'POLICE' }, now);
          await holds.noteReminder(tx, leadId, now);
        }
        return ending.length;
      }),
  };
}
export type HoldReminders = ReturnType<typeof makeHoldReminders>;
