import { type SQL, and, asc, count, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { leads, memberships, rewards } from '../../db/tables/index.ts';
import type { DueWindows } from '../board/due-windows.ts';
import { type Turn, appealWaits, matching } from './rewards.store.ts';

export type RewardDues = { overdue: number; today: number; week: number };
type Whose = { staffId: string; turn: Turn };

const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;
const within = (condition: SQL) => sql`count(*) filter (where ${condition})`.mapWith(Number);

/** The windows of the board of leads, so that one mail may add the numbers. */
const dues = ({ now, dayBegins, dayEnds, weekEnds }: DueWindows) => ({
  overdue: within(sql`${rewards.dueAt} < ${moment(now)}`),
  today: within(sql`${rewards.dueAt} between ${moment(dayBegins)} and ${moment(dayEnds)}`),
  week: within(sql`${rewards.dueAt} between ${moment(dayBegins)} and ${moment(weekEnds)}`),
});

/** Whose turn it is to take a step of an award; nobody's before a desk has let them in by its key. */
function mine(tx: Tx, { staffId, turn }: Whose): SQL | undefined {
  const seat = sql`exists (select 1 from ${memberships} where ${memberships.staffId} = ${staffId}
    and ${memberships.sealedDeskKey} is not null)`;
  return and(isNotNull(rewards.dueAt), matching(tx, { staffId, turn }), seat);
}

/** The steps of awards that the office owes by a date. What waits for the reporter is nobody's here. */
export const rewardDuesStore = {
  async dueFor(
    tx: Tx,
    whose: Whose,
    windows: DueWindows,
    most: number,
  ): Promise<RewardDues & { references: string[] }> {
    const where = and(mine(tx, whose), lte(rewards.dueAt, windows.weekEnds));
    const [numbers = { overdue: 0, today: 0, week: 0 }] = await tx
      .select(dues(windows))
      .from(rewards)
      .where(where);
    const first = await tx
      .select({ reference: rewards.reference })
      .from(rewards)
      .where(where)
      .orderBy(asc(rewards.dueAt), asc(rewards.id))
      .limit(most);
    return { ...numbers, references: first.map(({ reference }) => reference) };
  },

  dates: (tx: Tx, whose: Whose, most: number) =>
    tx
      .select({
        id: rewards.id,
        reference: rewards.reference,
        dueAt: rewards.dueAt,
        version: rewards.version,
      })
      .from(rewards)
      .where(mine(tx, whose))
      .orderBy(asc(rewards.dueAt))
      .limit(most),

  /** All that is dated, by what says whose turn it is. */
  standing: (tx: Tx, windows: DueWindows) => {
    const { status, claimChannel, proposalVerb } = rewards;
    const asked = sql<boolean>`coalesce(${appealWaits}, false)`;
    return tx
      .select({
        ...{ status, claimChannel, proposalVerb, identityMode: leads.identityMode },
        appealed: asked,
        n: count(),
        ...dues(windows),
      })
      .from(rewards)
      .innerJoin(leads, eq(leads.id, rewards.leadId))
      .where(lte(rewards.dueAt, windows.weekEnds))
      .groupBy(status, claimChannel, proposalVerb, leads.identityMode, asked);
  },
};
export type RewardDuesStore = typeof rewardDuesStore;
