import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import type { JobPayloads } from './queue.store.ts';

/** Says what waits in a group. Run twice it says it once; where the far end is away, the queue tries again later. */
export function postRobot(office: Office): Task {
  return (payload) => office.robotPosts.send((payload as JobPayloads['post-robot']).postId);
}
