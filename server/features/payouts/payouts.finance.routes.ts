import type { FastifyInstance } from 'fastify';
import {
  buildBatch,
  confirmCounterPayment,
  downloadBatch,
  listCounter,
  listPayouts,
  openCounterPayment,
  readBatch,
  settleBatch,
} from '../../contract/payouts.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { CounterService } from './counter.service.ts';
import type { PayoutsService } from './payouts.service.ts';

type Services = { payouts: PayoutsService; counter: CounterService };

export function payoutRoutes(app: FastifyInstance, { payouts, counter }: Services): void {
  serveStaff(app, listPayouts, ({ caller }) => payouts.list(caller));
  serveStaff(app, buildBatch, ({ caller, body }) => payouts.build(caller, body.rewardIds));
  serveStaff(app, readBatch, ({ caller, params }) => payouts.read(caller, params.batchId));
  serveStaff(app, downloadBatch, async ({ caller, params, reply }) => {
    const { name, text } = await payouts.file(caller, params.batchId);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(text);
  });
  serveStaff(app, settleBatch, ({ caller, params, body }) =>
    payouts.settle(caller, params.batchId, body.results),
  );
  serveStaff(app, listCounter, ({ caller }) => counter.list(caller));
  serveStaff(app, openCounterPayment, ({ caller, body }) => counter.open(caller, body));
  serveStaff(app, confirmCounterPayment, ({ caller, params, body }) =>
    counter.confirm(caller, params.rewardId, body),
  );
}
