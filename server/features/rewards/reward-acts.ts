import type { Tx } from '../../db/connection.ts';
import { staffIdOf } from '../../domain/acting.ts';
import { nameOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { publicReward } from '../../domain/reporter-view.ts';
import { decideReward, dropRewardProposal, proposeReward } from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Contacts } from '../contacts/contacts.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Act, Acting, HeldReward } from './reward-act.ts';
import { isHidden } from './reporter-rewards.ts';
import type { RewardPostings } from './reward-postings.ts';
import { columnsOf, snapshotOf } from './reward-snapshot.ts';
import type { RewardTurns } from './reward-turns.ts';
import type { RewardRecord, RewardsStore } from './rewards.store.ts';

type Deps = {
  rewards: RewardsStore;
  leads: LeadsStore;
  postings: RewardPostings;
  turns: RewardTurns;
  audit: AuditStore;
  contacts: Pick<Contacts, 'news'>;
};

/** The one frame of every act on a reward: decided by the rules, saved, posted, recorded and told in one transaction. */
export function makeRewardActs(deps: Deps) {
  const { rewards, leads, postings, turns, audit } = deps;

  async function held(tx: Tx, row: RewardRecord): Promise<HeldReward> {
    const steps = await rewards.stepsOf(tx, [row.id]);
    // A hold that begins at this moment is either seen here or begins after what is done here.
    const lead = await leads.findSteady(tx, row.leadId);
    if (!lead) throw new Error('a reward without a lead');
    return { row, snapshot: snapshotOf(row, steps), lead };
  }

  /** Whoever keeps away from the lead has no hand in its reward either. @throws Refusal RECUSED */
  async function mayHandle(tx: Tx, { lead }: HeldReward, { actor }: Acting): Promise<void> {
    if (actor.kind === 'STAFF' && (await leads.isKeptAway(tx, lead.id, actor.staffId))) refuse('RECUSED');
  }

  async function record(
    tx: Tx,
    { row }: HeldReward,
    act: Acting,
    name: string,
    facts: Record<string, string | null>,
  ): Promise<void> {
    await audit.append(tx, {
      actor: act.actor,
      act: `reward.${name}`,
      subject: { kind: 'REWARD', id: row.id },
      facts: { ...facts, ...(act.documentNo ? { documentNo: act.documentNo } : {}) },
      at: act.now,
    });
  }

  /** Saves, moves the clock and tells whose turn it is. Answers the reward as it stands then. */
  async function save(
    tx: Tx,
    { row, lead }: HeldReward,
    act: Acting,
    changes: Partial<RewardRecord>,
  ): Promise<HeldReward> {
    const next = { ...row, ...changes };
    const dueAt = turns.dueAt(next, lead, act.days, act.now);
    await rewards.save(tx, row.id, { ...changes, dueAt });
    if (!act.quiet) await turns.tell(tx, next, lead, act.now);
    const shown = (each: RewardRecord) => publicReward(each.status, isHidden(each, lead, act.now));
    if (act.actor.kind !== 'REPORTER' && shown(row) !== shown(next)) await deps.contacts.news(tx, lead.id);
    return held(tx, { ...next, dueAt, version: row.version + 1 });
  }

  return {
    /**
     * Locks a reward for an act. @throws Refusal NOT_FOUND; STALE_VERSION where `version` is given and the reward has
     * moved on.
     */
    async lock(tx: Tx, id: string, version?: number): Promise<HeldReward> {
      const row = (await rewards.lock(tx, id)) ?? refuse('NOT_FOUND');
      if (version !== undefined && version !== row.version) refuse('STALE_VERSION');
      return held(tx, row);
    },

    /** Takes a step. @throws Refusal as decideReward, and FUND_INSUFFICIENT */
    async take(tx: Tx, reward: HeldReward, act: Act): Promise<HeldReward> {
      const { row, snapshot } = reward;
      const { command, actor, now } = act;
      await mayHandle(tx, reward, act);
      const step = decideReward(snapshot, command, actor, now);
      const posted = await postings.post(tx, row, step, act);
      if (row.status === 'CLAIMED') await rewards.closePickUp(tx, row.id);
      await rewards.addStep(tx, {
        rewardId: row.id,
        transition: step.transition,
        from: step.from,
        to: step.to,
        actorKind: actor.kind,
        staffId: staffIdOf(actor),
        secondStaffId: act.secondStaffId ?? null,
        reason: act.publicReason ?? act.reason ?? null,
        at: now,
      });
      await record(tx, reward, act, command.verb, { transition: step.transition, to: step.to });
      return save(tx, reward, act, {
        ...columnsOf(step.changes),
        ...posted,
        statusSince: now,
        reason: act.publicReason ?? null,
        // A pick-up code opens one claim; whatever ends the claim ends the code.
        ...(step.to === 'CLAIMED'
          ? {}
          : { claimCodeTag: null, claimCodeUntil: null, claimCodeTail: null, proxyTag: null }),
        // So does a request end with the state that it was about, and each notice has reminders of its own.
        ...{ appealedAt: null, appealDocumentId: null, appealAnsweredAt: null, appealReason: null },
        ...(step.to === 'NOTIFIED' ? { claimReminded: null } : {}),
        ...act.also,
      });
    },

    /** The first half of a two-person step. @throws Refusal as proposeReward */
    async propose(tx: Tx, reward: HeldReward, act: Act): Promise<HeldReward> {
      await mayHandle(tx, reward, act);
      const { changes } = proposeReward(reward.snapshot, act.command, act.actor, act.now);
      await record(tx, reward, act, 'propose', { verb: act.command.verb, by: nameOf(act.actor) });
      return save(tx, reward, act, {
        ...columnsOf(changes),
        ...(act.publicReason ? { reason: act.publicReason } : {}),
      });
    },

    /** Something happens to the award that is no step of its machine. @throws Refusal RECUSED */
    async settle(
      tx: Tx,
      reward: HeldReward,
      act: Acting,
      name: string,
      changes: Partial<RewardRecord>,
    ): Promise<HeldReward> {
      await mayHandle(tx, reward, act);
      await record(tx, reward, act, name, {});
      if (act.actor.kind !== 'REPORTER' && !isHidden(reward.row, reward.lead, act.now))
        await deps.contacts.news(tx, reward.lead.id);
      return save(tx, reward, act, changes);
    },

    /** The second person says no, or the first takes it back. @throws Refusal ILLEGAL_TRANSITION, NOT_YOUR_STEP */
    async drop(tx: Tx, reward: HeldReward, act: Acting): Promise<HeldReward> {
      await mayHandle(tx, reward, act);
      const { changes } = dropRewardProposal(reward.snapshot, act.actor);
      await record(tx, reward, act, 'drop', { verb: reward.snapshot.proposal?.verb ?? null });
      // In CLAWBACK the reason is still that of the clawback, which its reporter reads.
      const reason = reward.row.status === 'CLAWBACK' ? {} : { reason: null };
      return save(tx, reward, act, { ...columnsOf(changes), ...reason });
    },
  };
}
export type RewardActs = ReturnType<typeof makeRewardActs>;
