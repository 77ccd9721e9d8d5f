import {
  type SQL,
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  notInArray,
  or,
  sql,
  sum,
} from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { counterPayments, leads, rewardSteps, rewards } from '../../db/tables/index.ts';
import type { RewardStatus, RewardVerb } from '../../domain/reward.ts';
import { keptAway } from '../recusals/kept-away.store.ts';

export type RewardRecord = typeof rewards.$inferSelect;
export type NewReward = typeof rewards.$inferInsert;
export type RewardStepRecord = typeof rewardSteps.$inferSelect;

/** What waits for somebody: rewards in these states, or those where such a proposal waits for its second person. */
export type Turn = {
  statuses: readonly RewardStatus[];
  proposals: readonly RewardVerb[];
  /** Those in which a reporter's request waits for them. */
  appeals: readonly RewardStatus[];
};
/** `staffId`: whose list it is; what they keep away from is not on it. */
export type RewardFilter = {
  staffId: string;
  turn?: Turn;
  notStatuses?: readonly RewardStatus[];
  /** Those alone that are put to the head, or were. */
  onlyWriteOffs?: boolean;
};

export const rewardsStore = {
  add: (tx: Tx, row: NewReward) => tx.insert(rewards).values(row),

  async find(tx: Tx, id: string): Promise<RewardRecord | undefined> {
    return (await tx.select().from(rewards).where(eq(rewards.id, id)))[0];
  },
  /** The reward, locked for the rest of the transaction: two people on one reward take turns. */
  async lock(tx: Tx, id: string): Promise<RewardRecord | undefined> {
    return (await tx.select().from(rewards).where(eq(rewards.id, id)).for('update'))[0];
  },
  async findByClaimCode(tx: Tx, tag: Buffer): Promise<RewardRecord | undefined> {
    return (await tx.select().from(rewards).where(eq(rewards.claimCodeTag, tag)))[0];
  },
  ofLead: (tx: Tx, leadId: string) =>
    tx.select().from(rewards).where(eq(rewards.leadId, leadId)).orderBy(asc(rewards.createdAt)),
  /** Awards whose money lies locked in a fund, each held for the rest of the transaction. */
  holdingIn: (tx: Tx, fundId: string): Promise<RewardRecord[]> =>
    tx
      .select()
      .from(rewards)
      .where(and(eq(rewards.fundId, fundId), gt(rewards.lockedFen, 0)))
      .orderBy(asc(rewards.id))
      .for('update'),
  /** Their money lies elsewhere from now on; nobody who looks at one of them is told that it has moved on. */
  async moveToFund(tx: Tx, ids: readonly string[], to: { fundId: string; fundYear: number }): Promise<void> {
    if (ids.length)
      await tx
        .update(rewards)
        .set(to)
        .where(inArray(rewards.id, [...ids]));
  },
  ofFund: async (tx: Tx, fundId: string): Promise<RewardRecord[]> =>
    tx.select().from(rewards).where(eq(rewards.fundId, fundId)),

  save: (tx: Tx, id: string, changes: Partial<RewardRecord>) =>
    tx
      .update(rewards)
      .set({ ...changes, version: sql`${rewards.version} + 1` })
      .where(eq(rewards.id, id)),

  addStep: (tx: Tx, row: typeof rewardSteps.$inferInsert) => tx.insert(rewardSteps).values(row),
  stepsOf: (tx: Tx, rewardIds: readonly string[]): Promise<RewardStepRecord[]> =>
    tx
      .select()
      .from(rewardSteps)
      .where(inArray(rewardSteps.rewardId, [...rewardIds]))
      .orderBy(asc(rewardSteps.id)),

  /** Awards that wait to be claimed past their date and about which nothing is proposed yet. */
  async overdueClaims(tx: Tx, now: Date): Promise<string[]> {
    const rows = await tx
      .select({ id: rewards.id })
      .from(rewards)
      .where(and(eq(rewards.status, 'NOTIFIED'), lt(rewards.claimUntil, now), isNull(rewards.proposalVerb)));
    return rows.map((row) => row.id);
  },

  /** Awards that wait to be claimed and whose claim ends before `soon`. */
  async claimsEnding(tx: Tx, now: Date, soon: Date): Promise<string[]> {
    const rows = await tx
      .select({ id: rewards.id })
      .from(rewards)
      .where(and(eq(rewards.status, 'NOTIFIED'), gte(rewards.claimUntil, now), lt(rewards.claimUntil, soon)));
    return rows.map((row) => row.id);
  },
  /** No act on the award: nobody who looks at it meanwhile is told that it has moved on. */
  noteReminder: (tx: Tx, id: string, days: number) =>
    tx.update(rewards).set({ claimReminded: days }).where(eq(rewards.id, id)),

  /** Awards with their money locked whose reporter may hear of them now: a hold on their lead is over, or never was. */
  async toNotify(tx: Tx, now: Date): Promise<string[]> {
    const rows = await tx
      .select({ id: rewards.id })
      .from(rewards)
      .innerJoin(leads, eq(leads.id, rewards.leadId))
      .where(
        and(
          eq(rewards.status, 'FUNDED'),
          or(isNull(leads.disclosureHoldUntil), lte(leads.disclosureHoldUntil, now)),
        ),
      )
      .orderBy(asc(rewards.statusSince));
    return rows.map((row) => row.id);
  },

  /** Forgets a pick-up that the first officer opened. */
  closePickUp: (tx: Tx, rewardId: string) =>
    tx.delete(counterPayments).where(eq(counterPayments.rewardId, rewardId)),

  list: (tx: Tx, filter: RewardFilter, page: { limit: number; offset: number }) =>
    tx
      .select({ reward: rewards, lead: leads })
      .from(rewards)
      .innerJoin(leads, eq(leads.id, rewards.leadId))
      .where(matching(tx, filter))
      .orderBy(sql`${rewards.dueAt} asc nulls last`, desc(rewards.createdAt), asc(rewards.id))
      .limit(page.limit)
      .offset(page.offset),
  async count(tx: Tx, filter: RewardFilter): Promise<number> {
    return (await tx.select({ n: count() }).from(rewards).where(matching(tx, filter)))[0]?.n ?? 0;
  },

  /**
   * How many rewards are in each state, and what they come to in fen: from the least to the most, null where one of
   * them has no upper end yet.
   */
  async pipeline(tx: Tx, statuses: readonly RewardStatus[]) {
    const rows = await tx
      .select({
        status: rewards.status,
        count: count(),
        lowFen: sum(sql`coalesce(${rewards.amountFen}, ${rewards.lowFen})`).mapWith(Number),
        highFen: sql<
          number | null
        >`case when bool_and(coalesce(${rewards.amountFen}, ${rewards.highFen}) is not null)
          then sum(coalesce(${rewards.amountFen}, ${rewards.highFen})) end`.mapWith((fen) =>
          fen === null ? null : Number(fen),
        ),
      })
      .from(rewards)
      .where(inArray(rewards.status, [...statuses]))
      .groupBy(rewards.status);
    return statuses.flatMap((status) => rows.filter((row) => row.status === status));
  },
};
export type RewardsStore = typeof rewardsStore;

export const appealWaits = and(isNotNull(rewards.appealedAt), isNull(rewards.appealAnsweredAt));

/** The `where` of somebody’s list. */
export function matching(
  tx: Tx,
  { staffId, turn, notStatuses, onlyWriteOffs }: RewardFilter,
): SQL | undefined {
  const waiting = turn && [
    turn.statuses.length
      ? and(isNull(rewards.proposalVerb), inArray(rewards.status, [...turn.statuses]))
      : undefined,
    turn.proposals.length ? inArray(rewards.proposalVerb, [...turn.proposals]) : undefined,
    turn.appeals.length ? and(appealWaits, inArray(rewards.status, [...turn.appeals])) : undefined,
  ];
  return and(
    not(keptAway(tx, rewards.leadId, staffId)),
    onlyWriteOffs ? or(eq(rewards.proposalVerb, 'writeOff'), eq(rewards.status, 'WRITTEN_OFF')) : undefined,
    waiting ? (or(...waiting) ?? sql`false`) : undefined,
    notStatuses ? or(notInArray(rewards.status, [...notStatuses]), appealWaits) : undefined,
  );
}
