import type { Clock } from '../../adapters/clock.ts';
import type { RewardView } from '../../contract/rewards.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import { type RewardCommand, TERMINAL_REWARD_STATUSES, appealKindOf, grantOf } from '../../domain/reward.ts';
import type { RewardScheme } from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { type OfficeDays, readOfficeDays } from '../district/office-days.ts';
import type { EligibilityStore } from '../exclusions/eligibility.store.ts';
import { standingOf } from '../exclusions/standing.ts';
import type { LowBudgetAlarm } from '../fund/low-budget.ts';
import { claimEnd } from './claim-window.ts';
import { asAsked } from './field-names.ts';
import { keepDecision } from './keep-decision.ts';
import { isHidden } from './reporter-rewards.ts';
import type { Act, HeldReward } from './reward-act.ts';
import type { RewardActs } from './reward-acts.ts';
import { type RewardOrder, commandOf, deskVerbOf, publicReasonOf } from './reward-orders.ts';
import type { RewardPostings } from './reward-postings.ts';
import { turnOf } from './reward-turns.ts';
import { type RewardViews, rowView, seesOnlyWriteOffs } from './reward-views.ts';
import type { RewardFilter, RewardsStore } from './rewards.store.ts';
import type { SchemesStore } from './schemes.store.ts';

const PAGE_SIZE = 30;
const SYSTEM = { kind: 'SYSTEM' } as const;
const LOCKS_MONEY = new Set(['fund', 'restore']);

export type Tray = 'MY_TURN' | 'OPEN' | 'ALL';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  district: DistrictStore;
  schemes: SchemesStore;
  rewards: RewardsStore;
  acts: RewardActs;
  postings: RewardPostings;
  views: RewardViews;
  lowBudget: LowBudgetAlarm;
  eligibility: EligibilityStore;
};

export function makeRewardsService(deps: Deps) {
  const { inTransaction, clock, audit, district, schemes, rewards, acts, postings, views, lowBudget } = deps;
  const { eligibility } = deps;

  async function schemeOf(tx: Tx, reward: HeldReward): Promise<RewardScheme> {
    const found = await schemes.find(tx, reward.row.schemeId);
    if (!found) throw new Error('a reward without a scheme');
    return found.body;
  }

  /** Funded in the same breath as told: the reporter's window opens with the money that is there (R11). */
  async function notify(tx: Tx, funded: HeldReward, scheme: RewardScheme, days: OfficeDays, now: Date) {
    const claimUntil = claimEnd({ scheme, lead: funded.lead, days, now });
    await acts.take(tx, funded, { command: { verb: 'notify', claimUntil }, actor: SYSTEM, now, days });
  }

  async function takeIn(tx: Tx, caller: Caller, rewardId: string, order: RewardOrder) {
    const verb = deskVerbOf(order);
    const reward = await acts.lock(tx, rewardId, order.version);
    const now = clock.now();
    const days = await readOfficeDays(tx, district);
    const { actor } = caller;
    const asked = appealKindOf(reward.row.status);
    if (order.drop && asked && grantOf(asked) === verb) {
      await keepDecision(tx, acts, reward, { actor, now, days, reason: order.reason });
      return;
    }
    if (order.drop) {
      if (reward.row.proposalVerb !== verb) refuse('ILLEGAL_TRANSITION');
      await acts.drop(tx, reward, { actor, now, days });
      return;
    }
    const scheme = await schemeOf(tx, reward);
    const availableFen = LOCKS_MONEY.has(verb)
      ? await postings.available(tx, reward.row, now, order.fundId)
      : 0;
    const { row, lead } = reward;
    const steps = await rewards.stepsOf(tx, [row.id]);
    const standing = await standingOf(tx, eligibility, { rewardId: row.id, steps, lead, scheme });
    const command = commandOf(verb, order, { reward, scheme, days, now, availableFen, standing });
    const act: Act = {
      command,
      actor,
      now,
      days,
      publicReason: publicReasonOf(order, reward),
      reason: order.reason,
      documentNo: order.documentNo,
      fundId: order.fundId,
      also: alsoKept(command, order),
      quiet: verb === 'fund',
    };
    if (order.propose) return void (await acts.propose(tx, reward, act));
    const after = await acts.take(tx, reward, act);
    // Under a hold the money is locked and the word waits: the job speaks when the hold is over.
    if (verb === 'fund' && !isHidden(after.row, after.lead, now)) await notify(tx, after, scheme, days, now);
  }

  /** An alarm that outlives the refusal it is about: the award stays APPROVED, and somebody must find money. */
  async function raiseAlarm(caller: Caller, rewardId: string, now: Date): Promise<void> {
    await inTransaction(async (tx) => {
      await audit.append(tx, {
        actor: caller.actor,
        act: 'fund.insufficient',
        subject: { kind: 'REWARD', id: rewardId },
        at: now,
      });
      await lowBudget(tx, now);
    });
  }

  return {
    /** A tray of the desk, a page at a time, with how much lies in each. */
    list: (caller: Caller, tray: Tray, page: number) =>
      inTransaction(async (tx) => {
        const days = await readOfficeDays(tx, district);
        const now = clock.now();
        const mine = { staffId: caller.staffId, onlyWriteOffs: seesOnlyWriteOffs(caller.actor) };
        const filters: Record<Tray, RewardFilter> = {
          MY_TURN: { ...mine, turn: turnOf(caller.actor) },
          OPEN: { ...mine, notStatuses: TERMINAL_REWARD_STATUSES },
          ALL: mine,
        };
        const counts = {
          myTurn: await rewards.count(tx, filters.MY_TURN),
          open: await rewards.count(tx, filters.OPEN),
          all: await rewards.count(tx, filters.ALL),
        };
        const total = { MY_TURN: counts.myTurn, OPEN: counts.open, ALL: counts.all }[tray];
        const window = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
        const found = await rewards.list(tx, filters[tray], window);
        const rows = found.map(({ reward, lead }) => rowView(reward, lead, caller.actor, days, now));
        return { rows, total, page, pageSize: PAGE_SIZE, counts };
      }),

    /** One award with its arithmetic, its hands and what this person may do. @throws Refusal NOT_FOUND */
    read: (caller: Caller, rewardId: string): Promise<RewardView> =>
      inTransaction(async (tx) => views.whole(tx, caller, rewardId, clock.now())),

    /**
     * Takes a step, proposes one, or drops a proposal. `fund` also tells the reporter (R11), unless a hold runs.
     * @throws Refusal NOT_FOUND, STALE_VERSION, BAD_REQUEST, and as decideReward; FUND_INSUFFICIENT raises the alarm
     */
    async step(caller: Caller, rewardId: string, order: RewardOrder): Promise<{ ok: true }> {
      try {
        await asAsked(() => inTransaction((tx) => takeIn(tx, caller, rewardId, order)));
      } catch (error) {
        if (error instanceof Refusal && error.code === 'FUND_INSUFFICIENT') {
          await raiseAlarm(caller, rewardId, clock.now());
        }
        throw error;
      }
      return { ok: true };
    },
  };
}
export type RewardsService = ReturnType<typeof makeRewardsService>;

/** What an officer typed that stays on the award itself. */
function alsoKept(command: RewardCommand, order: RewardOrder): NonNullable<Act['also']> {
  if (command.verb === 'propose') return { discretionReason: order.reason ?? null };
  if (command.verb === 'approve') return { approvals: order.approvals ?? [] };
  return {};
}
