import type { Tx } from '../../db/connection.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RobotPosts } from '../robots/robot-posts.ts';
import type { DutyStore } from './duty.store.ts';

type Urgent = { leadId: string; reference: string; avoid: readonly string[] };
type Deps = { duty: DutyStore; notices: Notices; robotPosts: Pick<RobotPosts, 'say'> };

/** A tip that cannot wait: whoever is on duty hears of it at once, and so do the groups that are told of such. */
export function makeUrgentLane({ duty, notices, robotPosts }: Deps) {
  return {
    /** In the transaction that takes the report in. Nobody of an office that its reporter keeps out is told. */
    async came(tx: Tx, { leadId, reference, avoid }: Urgent, now: Date): Promise<void> {
      const day = localDate(now);
      const people = (await duty.between(tx, day, day))
        .filter(({ unitCode }) => !avoid.includes(unitCode))
        .map(({ staffId }) => staffId);
      const path = `/verification/leads/${leadId}`;
      await notices.tellPeople(tx, { template: 'LEAD_URGENT', path, people }, now);
      await robotPosts.say(tx, 'URGENT', leadId, { references: [reference] }, now);
    },
  };
}
export type UrgentLane = ReturnType<typeof makeUrgentLane>;
