import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { GroupRobot } from '../../adapters/group-robot.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { RobotEvent, RobotFacts } from '../../domain/robot.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { RobotKeys } from './robot-keys.ts';
import { robotWords } from './robot-words.ts';
import type { RobotsStore } from './robots.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  robots: RobotsStore;
  keys: RobotKeys;
  far: GroupRobot;
  queue: QueueStore;
  publicOrigin: string;
};

/** As often as the queue tries: with its growing pauses nearly two days. */
const GIVE_UP_AFTER = 12;
/** What a group is told later than this is no news any more. */
const STALE_AFTER_MS = 24 * 3_600_000;

/** What the robots are to say: written with the act that it tells of, sent by the queue. */
export function makeRobotPosts({ inTransaction, clock, robots, keys, far, queue, publicOrigin }: Deps) {
  return {
    /** Each robot that tells of such things will say it once for this occasion. */
    async say(tx: Tx, event: RobotEvent, occasion: string, facts: RobotFacts, now: Date): Promise<void> {
      for (const { id: robotId } of await robots.tellersOf(tx, event)) {
        const id = randomUUID();
        const row = { id, robotId, event, occasion, facts, status: 'WAITING' as const, createdAt: now };
        if (await robots.addPost(tx, row)) await queue.add(tx, 'post-robot', { postId: id }, id);
      }
    },

    /** Sends a post that waits. Throws where the far end refuses it, so that the queue tries again later. */
    async send(postId: string): Promise<void> {
      const failed = await inTransaction(async (tx) => {
        const found = await robots.lockPost(tx, postId);
        if (!found || found.post.status !== 'WAITING') return false;
        const { post, robot } = found;
        const now = clock.now();
        if (robot.removedAt || !robot.active || now.getTime() - post.createdAt.getTime() > STALE_AFTER_MS) {
          await robots.savePost(tx, postId, { status: 'FAILED', answer: 'NOT_SENT' });
          return false;
        }
        const text = robotWords(post.event, post.facts, publicOrigin);
        const { ok, answer } = await far.say({ kind: robot.kind, ...keys.opened(robot), text }, now);
        const attempts = post.attempts + 1;
        const status = ok ? 'SENT' : attempts >= GIVE_UP_AFTER ? 'FAILED' : 'WAITING';
        await robots.savePost(tx, postId, { status, attempts, answer, sentAt: ok ? now : null });
        return status === 'WAITING';
      });
      if (failed) throw new Error('a group robot did not take a message');
    },
  };
}
export type RobotPosts = ReturnType<typeof makeRobotPosts>;
