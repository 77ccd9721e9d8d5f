import type { Tx } from '../../db/connection.ts';
import { staffIdOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { publicReward } from '../../domain/reporter-view.ts';
import { decideReward } from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Contacts } from '../contacts/contacts.ts';
import { isHidden } from './reporter-rewards.ts';
import type { Act, HeldReward } from './reward-act.ts';
import type { RewardPostings } from './reward-postings.ts';
import { columnsOf, snapshotOf } from './reward-snapshot.ts';
import type { RewardTurns } from './reward-turns.ts';
import type { RewardRecord, RewardsStore } from './rewards.store.ts';
import type { RoundsStore } from './rounds.store.ts';

type Deps = {
  rounds: RoundsStore;
  rewards: Pick<RewardsStore, 'stepsOf'>;
  keptFrom: (tx: Tx, staffId: string) => Promise<string[]>;
  postings: RewardPostings;
  turns: RewardTurns;
  audit: AuditStore;
  contacts: Pick<Contacts, 'newsOf'>;
};
/** How many are held in memory at once. */
const AT_ONCE = 500;

/**
 * The frame of {@link makeRewardActs} for one step of many awards in one breath, as a batch takes it: the same decisions,
 * postings, steps and log, a few statements for hundreds of them. Tells no staff: whoever sends a batch tells once.
 */
export function makeRewardRounds(deps: Deps) {
  const { rounds, rewards, keptFrom, postings, turns, audit } = deps;

  async function lock(tx: Tx, ids: readonly string[]): Promise<HeldReward[]> {
    const rows = await rounds.lock(tx, ids);
    if (rows.length < ids.length) refuse('NOT_FOUND');
    const steps = Map.groupBy(await rewards.stepsOf(tx, ids), (step) => step.rewardId);
    const leads = await rounds.steadyLeads(tx, [...new Set(rows.map((row) => row.leadId))]);
    const leadOf = new Map(leads.map((lead) => [lead.id, lead]));
    return rows.map((row) => {
      const lead = leadOf.get(row.leadId);
      if (!lead) throw new Error('a reward without a lead');
      return { row, snapshot: snapshotOf(row, steps.get(row.id) ?? []), lead };
    });
  }

  async function take(
    tx: Tx,
    held: readonly HeldReward[],
    actOf: (reward: HeldReward) => Act,
  ): Promise<void> {
    const taken: { reward: HeldReward; act: Act; step: ReturnType<typeof decideReward> }[] = [];
    const saves: { id: string; changes: Partial<RewardRecord> }[] = [];
    const heard: string[] = [];
    for (const reward of held) {
      const { row, snapshot, lead } = reward;
      const act = actOf(reward);
      const step = decideReward(snapshot, act.command, act.actor, act.now);
      const after = {
        ...columnsOf(step.changes),
        statusSince: act.now,
        reason: act.publicReason ?? null,
        ...{ claimCodeTag: null, claimCodeUntil: null, claimCodeTail: null, proxyTag: null },
        ...{ appealedAt: null, appealDocumentId: null, appealAnsweredAt: null, appealReason: null },
      };
      const next = { ...row, ...after };
      saves.push({
        id: row.id,
        changes: changed(row, { ...after, dueAt: turns.dueAt(next, lead, act.days, act.now) }),
      });
      taken.push({ reward, act, step });
      const shown = (each: RewardRecord) => publicReward(each.status, isHidden(each, lead, act.now));
      if (shown(row) !== shown(next)) heard.push(lead.id);
    }
    await postings.postPaid(
      tx,
      taken.map(({ reward: { row }, act, step }) => ({ row, act, step })),
    );
    await deps.contacts.newsOf(tx, heard);
    await rounds.addSteps(
      tx,
      taken.map(({ reward, act, step }) => ({
        rewardId: reward.row.id,
        transition: step.transition,
        from: step.from,
        to: step.to,
        actorKind: act.actor.kind,
        staffId: staffIdOf(act.actor),
        secondStaffId: act.secondStaffId ?? null,
        reason: act.publicReason ?? act.reason ?? null,
        at: act.now,
      })),
    );
    await audit.appendAll(
      tx,
      taken.map(({ reward, act, step }) => ({
        actor: act.actor,
        act: `reward.${act.command.verb}`,
        subject: { kind: 'REWARD', id: reward.row.id },
        facts: {
          transition: step.transition,
          to: step.to,
          ...(act.documentNo ? { documentNo: act.documentNo } : {}),
        },
        at: act.now,
      })),
    );
    // Awards of a batch change alike, so that a few statements save them all.
    for (const same of Map.groupBy(saves, ({ changes }) => JSON.stringify(changes)).values()) {
      const [first] = same;
      if (first)
        await rounds.saveAll(
          tx,
          same.map(({ id }) => id),
          first.changes,
        );
    }
  }

  return {
    /** Whoever keeps away from one of these leads has no hand in the round. @throws Refusal RECUSED */
    async mayHandle(tx: Tx, staffId: string, leadIds: readonly string[]): Promise<void> {
      const kept = new Set(await keptFrom(tx, staffId));
      if (leadIds.some((id) => kept.has(id))) refuse('RECUSED');
    },

    /** Locks them some hundreds at a time, in the order of their ids, and hands each lot over. @throws Refusal NOT_FOUND */
    async each(tx: Tx, ids: readonly string[], work: (held: HeldReward[]) => Promise<void>): Promise<void> {
      const sorted = ids.toSorted();
      for (let from = 0; from < sorted.length; from += AT_ONCE) {
        await work(await lock(tx, sorted.slice(from, from + AT_ONCE)));
      }
    },

    /** Takes the step of each. @throws Refusal as decideReward, for the first that can't be taken */
    take,
  };
}
export type RewardRounds = ReturnType<typeof makeRewardRounds>;

/** The columns that really change: what is alike in a batch stays alike. */
function changed(row: RewardRecord, after: Partial<RewardRecord>): Partial<RewardRecord> {
  const same = (a: unknown, b: unknown) =>
    a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !same(row[name as keyof RewardRecord], value)),
  );
}
