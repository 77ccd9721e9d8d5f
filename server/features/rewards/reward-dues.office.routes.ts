import type { FastifyInstance } from 'fastify';
import { readMyRewardDues } from '../../contract/reward-dues.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { RewardsDue } from './reward-dues.ts';

export function rewardDueRoutes(app: FastifyInstance, { rewardsDue }: { rewardsDue: RewardsDue }): void {
  serveStaff(app, readMyRewardDues, ({ caller }) => rewardsDue.mine(caller));
}
