import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { verifiableHere } from '../../domain/avoidance.ts';
import { laneOf } from '../../domain/escalation.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { EscalationsStore } from './escalations.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  escalations: EscalationsStore;
  acts: LeadActs;
};

const AT_ONCE = 100;

/**
 * Where a district has it so, a report about which nobody decided in time counts as accepted (视同受理). The brief
 * then holds the structured facts alone: no officer has read the words yet, so none are released.
 */
export function makeSilentAcceptance({ inTransaction, clock, district, escalations, acts }: Deps) {
  const waiting = (): Promise<string[]> =>
    inTransaction(async (tx) => {
      if (!(await district.find(tx))) return [];
      const { settings } = await readOfficeDays(tx, district);
      if (!settings.silenceAccepts) return [];
      return (await escalations.silent(tx, clock.now(), AT_ONCE)).map(({ id }) => id);
    });

  return {
    /** Answers how many it accepted. Whoever decides at the same moment is first, or finds it accepted. */
    async run(): Promise<number> {
      let accepted = 0;
      for (const leadId of await waiting()) {
        accepted += await acts.on('SYSTEM', { leadId }, async (scene) => {
          const { lead, snapshot, now } = scene;
          // In the time since they were looked up, somebody may have acted; and what can't be verified here waits.
          const silent = lead.status === 'SUBMITTED' && lead.dueAt !== null && now > lead.dueAt;
          const ordinary = laneOf(snapshot) === 'ORDINARY' && lead.screening !== 'UNVERIFIED';
          if (!silent || !ordinary || lead.proposalVerb !== null || !verifiableHere(lead.avoid)) return 0;
          const reason = 'DEEMED_ACCEPTED';
          await acts.step(
            scene,
            { verb: 'accept', silentSince: lead.dueAt ?? now },
            { reason, facts: { reason } },
          );
          return 1;
        });
      }
      return accepted;
    },
  };
}
export type SilentAcceptance = ReturnType<typeof makeSilentAcceptance>;
