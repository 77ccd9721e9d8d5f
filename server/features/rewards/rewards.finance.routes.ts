import type { FastifyInstance } from 'fastify';
import { listRewards, readReward, stepReward } from '../../contract/rewards.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { RewardsService } from './rewards.service.ts';

export function rewardRoutes(app: FastifyInstance, { rewards }: { rewards: RewardsService }): void {
  serveStaff(app, listRewards, ({ caller, query }) =>
    rewards.list(caller, query.tray ?? 'MY_TURN', query.page ?? 1),
  );
  serveStaff(app, readReward, ({ caller, params }) => rewards.read(caller, params.rewardId));
  serveStaff(app, stepReward, ({ caller, params, body }) => rewards.step(caller, params.rewardId, body));
}
