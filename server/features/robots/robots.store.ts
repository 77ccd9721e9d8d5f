import { and, arrayContains, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { robotPosts, robots } from '../../db/tables/index.ts';
import type { RobotEvent } from '../../domain/robot.ts';

export type RobotRow = typeof robots.$inferSelect;

export const robotsStore = {
  add: (tx: Tx, row: typeof robots.$inferInsert) => tx.insert(robots).values(row),
  list: (tx: Tx) => tx.select().from(robots).where(isNull(robots.removedAt)).orderBy(asc(robots.createdAt)),
  async lock(tx: Tx, id: string): Promise<RobotRow | undefined> {
    const found = and(eq(robots.id, id), isNull(robots.removedAt));
    return (await tx.select().from(robots).where(found).for('update'))[0];
  },
  save: (tx: Tx, id: string, changes: Partial<typeof robots.$inferInsert>) =>
    tx
      .update(robots)
      .set({ ...changes, version: sql`${robots.version} + 1` })
      .where(eq(robots.id, id)),

  /** Robots in use that are to tell of such a thing, and know where. */
  tellersOf: (tx: Tx, event: RobotEvent) =>
    tx
      .select({ id: robots.id })
      .from(robots)
      .where(
        and(
          isNull(robots.removedAt),
          eq(robots.active, true),
          sql`octet_length(${robots.sealedAddress}) > 0`,
          arrayContains(robots.events, [event]),
        ),
      ),

  /** Adds a post; false where the robot has one about the same occasion already. */
  async addPost(tx: Tx, row: typeof robotPosts.$inferInsert): Promise<boolean> {
    const added = await tx
      .insert(robotPosts)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: robotPosts.id });
    return added.length === 1;
  },
  async lockPost(tx: Tx, id: string) {
    const rows = await tx
      .select({ post: robotPosts, robot: robots })
      .from(robotPosts)
      .innerJoin(robots, eq(robots.id, robotPosts.robotId))
      .where(eq(robotPosts.id, id))
      .for('update', { of: robotPosts });
    return rows[0];
  },
  savePost: (tx: Tx, id: string, changes: Partial<typeof robotPosts.$inferInsert>) =>
    tx.update(robotPosts).set(changes).where(eq(robotPosts.id, id)),
  lastPosts: (tx: Tx, robotId: string, limit: number) =>
    tx
      .select()
      .from(robotPosts)
      .where(eq(robotPosts.robotId, robotId))
      .orderBy(desc(robotPosts.createdAt), desc(robotPosts.id))
      .limit(limit),
};
export type RobotsStore = typeof robotsStore;
