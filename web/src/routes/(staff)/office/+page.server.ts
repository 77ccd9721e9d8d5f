import { listWaitingHandOvers } from '$contract/hand-overs.ts';
import { listLeads } from '$contract/leads.ts';
import { listCounter } from '$contract/counter.ts';
import { listPayouts } from '$contract/payouts.ts';
import { readMyRewardDues } from '$contract/reward-dues.ts';
import { listRewards } from '$contract/rewards.ts';
import { decideErasureRun, readRetention } from '$contract/retention.ts';
import { activateScheme, listSchemes } from '$contract/schemes.ts';
import { listDesks, type Me } from '$contract/sessions.ts';
import { listStaff } from '$contract/staff.ts';
import { listUnseals } from '$contract/unseals.ts';
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

/** Requests that wait for this person's answer, and what was opened to them and may be read now. */
async function unsealsFor(event: Event, me: Me) {
  const answer = mayUse(me, listUnseals) ? openedOrNull(event, await call(event.fetch, listUnseals)) : null;
  const unseals = answer?.unseals ?? [];
  return {
    answers: unseals.filter(({ mayAnswer }) => mayAnswer).length,
    opened: unseals.filter(({ mayOpen }) => mayOpen).length,
  };
}

async function handOversFor(event: Event, me: Me) {
  if (!mayUse(me, listWaitingHandOvers)) return [];
  return openedOrNull(event, await call(event.fetch, listWaitingHandOvers))?.waiting ?? [];
}

async function erasuresFor(event: Event, me: Me): Promise<number> {
  if (!mayUse(me, decideErasureRun)) return 0;
  const answer = openedOrNull(event, await call(event.fetch, readRetention, { query: { days: 0 } }));
  return answer?.runs.filter(({ may }) => may.approve).length ?? 0;
}

async function helpsFor(event: Event, me: Me): Promise<number> {
  if (!mayUse(me, listStaff)) return 0;
  const answer = openedOrNull(event, await call(event.fetch, listStaff));
  return answer?.staff.filter(({ help }) => help?.reason === 'FORGOTTEN' && !help.confirmed).length ?? 0;
}

/** What waits for this person, behind every door that their roles open. */
export const load: PageServerLoad = async (event) => {
  const me = await requireStaff(event);
  const [leads, rewards, payouts, counter, measures, unseals, handOvers, erasures, helps, desks, dues] =
    await Promise.all([
      leadsFor(event, me),
      rewardsFor(event, me),
      payoutsFor(event, me),
      counterFor(event, me),
      measuresFor(event, me),
      unsealsFor(event, me),
      handOversFor(event, me),
      erasuresFor(event, me),
      helpsFor(event, me),
      call(event.fetch, listDesks).then((answer) => openedOrNull(event, answer)),
      call(event.fetch, readMyRewardDues).then((answer) => openedOrNull(event, answer)),
    ]);
  const checks = me.roles.includes('PAYMENT_CHECKER');
  const makes = me.roles.includes('PAYMENT_MAKER');
  return {
    leads: leads && { rows: leads.rows.slice(0, 6), ...leads.counts },
    rewards: rewards && { rows: rewards.rows.slice(0, 6), ...rewards.counts },
    dues,
    payable: makes ? (payouts?.payableCount ?? 0) : 0,
    batches: checks
      ? (payouts?.batches.filter(({ status, mine }) => (status === 'BUILT' || status === 'RELEASED') && !mine)
          .length ?? 0)
      : 0,
    pickUps: counter?.open.filter(({ mine }) => !mine).length ?? 0,
    measures,
    unseals,
    handOvers,
    erasures,
    helps,
    waiting: desks?.desks.reduce((sum, desk) => sum + (desk.admitted ? desk.waiting.length : 0), 0) ?? 0,
  };
};
