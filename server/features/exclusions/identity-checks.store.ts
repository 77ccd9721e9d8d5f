import { and, asc, desc, eq, gte, inArray, isNull, ne, not, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { exclusionLists, exclusionTags, identityChecks, leads, rewards } from '../../db/tables/index.ts';
import type { RewardStatus } from '../../domain/reward.ts';
import { keptAway } from '../recusals/kept-away.store.ts';
import type { IdentityCheckRecord } from './eligibility.store.ts';

const SHOWN = 50;

/** The vault's side of an identity check, and the digests that it is held against. */
export const identityChecksStore = {
  /** What waits, oldest first, then what was answered. */
  list: (tx: Tx, staffId: string) =>
    tx
      .select({ check: identityChecks, leadReference: leads.reference })
      .from(identityChecks)
      .innerJoin(rewards, eq(rewards.id, identityChecks.rewardId))
      .innerJoin(leads, eq(leads.id, rewards.leadId))
      .where(not(keptAway(tx, leads.id, staffId)))
      .orderBy(sql`${identityChecks.answeredAt} desc nulls first`, asc(identityChecks.askedAt))
      .limit(SHOWN),

  async find(tx: Tx, id: string): Promise<IdentityCheckRecord | undefined> {
    return (await tx.select().from(identityChecks).where(eq(identityChecks.id, id)))[0];
  },
  save: (tx: Tx, id: string, answer: Partial<IdentityCheckRecord>) =>
    tx.update(identityChecks).set(answer).where(eq(identityChecks.id, id)),

  addList: (tx: Tx, row: typeof exclusionLists.$inferInsert) => tx.insert(exclusionLists).values(row),
  async addTags(tx: Tx, listId: string, tags: readonly Buffer[]): Promise<void> {
    for (let from = 0; from < tags.length; from += 1000)
      await tx
        .insert(exclusionTags)
        .values(tags.slice(from, from + 1000).map((tag) => ({ listId, tag })))
        .onConflictDoNothing();
  },
  /** With its digests. */
  dropList: (tx: Tx, id: string) => tx.delete(exclusionLists).where(eq(exclusionLists.id, id)),
  /** The list before, of the same kind and case. */
  dropOlder: (
    tx: Tx,
    { id, kind, leadId }: Pick<typeof exclusionLists.$inferSelect, 'id' | 'kind' | 'leadId'>,
  ) =>
    tx
      .delete(exclusionLists)
      .where(
        and(
          ne(exclusionLists.id, id),
          eq(exclusionLists.kind, kind),
          leadId === null ? isNull(exclusionLists.leadId) : eq(exclusionLists.leadId, leadId),
        ),
      ),
  async findList(tx: Tx, id: string) {
    return (await tx.select().from(exclusionLists).where(eq(exclusionLists.id, id)))[0];
  },
  lists: (tx: Tx, staffId: string) =>
    tx
      .select({ list: exclusionLists, leadReference: leads.reference })
      .from(exclusionLists)
      .leftJoin(leads, eq(leads.id, exclusionLists.leadId))
      .where(or(isNull(exclusionLists.leadId), not(keptAway(tx, leads.id, staffId))))
      .orderBy(desc(exclusionLists.at))
      .limit(SHOWN),

  async anyStaffList(tx: Tx): Promise<boolean> {
    const rows = await tx
      .select({ id: exclusionLists.id })
      .from(exclusionLists)
      .where(eq(exclusionLists.kind, 'STAFF'))
      .limit(1);
    return rows.length > 0;
  },

  /** Whether one of these digests stands on the staff's list or on that of one of these leads. */
  async isListed(tx: Tx, tags: readonly Buffer[], leadIds: readonly string[]): Promise<boolean> {
    if (!tags.length) return false;
    const rows = await tx
      .select({ id: exclusionLists.id })
      .from(exclusionTags)
      .innerJoin(exclusionLists, eq(exclusionLists.id, exclusionTags.listId))
      .where(
        and(
          inArray(exclusionTags.tag, [...tags]),
          or(isNull(exclusionLists.leadId), inArray(exclusionLists.leadId, [...leadIds])),
        ),
      )
      .limit(1);
    return rows.length > 0;
  },

  /** Awards since then that count against a cap, but for one, each with its lead. */
  awardsSince: (tx: Tx, since: Date, but: string, without: readonly RewardStatus[]) =>
    tx
      .select({
        leadId: rewards.leadId,
        named: sql<boolean>`${leads.identityMode} = 'NAMED'`,
        fen: sql`coalesce(${rewards.amountFen}, ${rewards.highFen}, ${rewards.lowFen})`.mapWith(Number),
      })
      .from(rewards)
      .innerJoin(leads, eq(leads.id, rewards.leadId))
      .where(
        and(gte(rewards.createdAt, since), ne(rewards.id, but), notInArray(rewards.status, [...without])),
      ),
};
export type IdentityChecksStore = typeof identityChecksStore;
