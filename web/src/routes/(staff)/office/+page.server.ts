import { listLeads } from '$contract/leads.ts';
import { listCounter, listPayouts } from '$contract/payouts.ts';
import { listRewards } from '$contract/rewards.ts';
import { activateScheme, listSchemes } from '$contract/schemes.ts';
import { listDesks, type Me } from '$contract/sessions.ts';
import { call } from '#lib/api.ts';
import { mayUse, openedOrNull } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

type Event = Parameters<PageServerLoad>[0];

const MINE = { query: { tray: 'MY_TURN' } } as const;

async function leadsFor(event: Event, me: Me) {
  return mayUse(me, listLeads) ? openedOrNull(event, await call(event.fetch, listLeads, MINE)) : null;
}

async function rewardsFor(event: Event, me: Me) {
  return mayUse(me, listRewards) ? openedOrNull(event, await call(event.fetch, listRewards, MINE)) : null;
}

async function payoutsFor(event: Event, me: Me) {
  return mayUse(me, listPayouts) ? openedOrNull(event, await call(event.fetch, listPayouts)) : null;
}

async function counterFor(event: Event, me: Me) {
  return mayUse(me, listCounter) ? openedOrNull(event, await call(event.fetch, listCounter)) : null;
}

async function measuresFor(event: Event, me: Me): Promise<number> {
  if (!mayUse(me, activateScheme)) return 0;
  const answer = openedOrNull(event, await call(event.fetch, listSchemes));
  return answer?.schemes.filter(({ may }) => may.includes('ACTIVATE')).length ?? 0;
}

/** What waits for this person, behind every door that their roles open. */
export const load: PageServerLoad = async (event) => {
  const me = await requireStaff(event);
  const [leads, rewards, payouts, counter, measures, desks] = await Promise.all([
    leadsFor(event, me),
    rewardsFor(event, me),
    payoutsFor(event, me),
    counterFor(event, me),
    measuresFor(event, me),
    call(event.fetch, listDesks).then((answer) => openedOrNull(event, answer)),
  ]);
  const checks = me.roles.includes('PAYMENT_CHECKER');
  const makes = me.roles.includes('PAYMENT_MAKER');
  return {
    leads: leads && { rows: leads.rows.slice(0, 6), ...leads.counts },
    rewards: rewards && { rows: rewards.rows.slice(0, 6), ...rewards.counts },
    payable: makes ? (payouts?.payable.length ?? 0) : 0,
    batches: checks
      ? (payouts?.batches.filter(({ status, mine }) => status === 'BUILT' && !mine).length ?? 0)
      : 0,
    pickUps: counter?.open.filter(({ mine }) => !mine).length ?? 0,
    measures,
    waiting: desks?.desks.reduce((sum, desk) => sum + (desk.admitted ? desk.waiting.length : 0), 0) ?? 0,
  };
};
