import type { FastifyInstance } from 'fastify';
import { readRewardPaper, takeRewardPaper } from '../../contract/reward-papers.ts';
import { serveStaff } from '../../doors/serve.ts';
import { paperView, sendPaper } from '../transfer-papers/paper-view.ts';
import type { RewardPapers } from './reward-papers.service.ts';

export function rewardPaperRoutes(
  app: FastifyInstance,
  { rewardPapers }: { rewardPapers: RewardPapers },
): void {
  serveStaff(app, readRewardPaper, async ({ caller, params }) =>
    paperView(await rewardPapers.read(caller, params.rewardId, params.paper)),
  );
  serveStaff(app, takeRewardPaper, async ({ caller, params, reply }) =>
    sendPaper(reply, await rewardPapers.take(caller, params.rewardId, params.paper)),
  );
}
