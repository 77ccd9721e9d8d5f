import type { FastifyInstance } from 'fastify';
import { downloadStatistics, readStatistics } from '../../contract/statistics.ts';
import { serve } from '../../doors/serve.ts';
import type { StatisticsService } from './statistics.service.ts';

export function statisticsRoutes(
  app: FastifyInstance,
  { statistics }: { statistics: StatisticsService },
): void {
  serve(app, readStatistics, () => statistics.read());
  serve(app, downloadStatistics, async ({ query, reply }) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="tipward-statistics.csv"')
      .send(await statistics.table(query.lang ?? 'zh-CN')),
  );
}
