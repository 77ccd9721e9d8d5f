import type { FastifyInstance } from 'fastify';
import { bringLine, bringReturn, confirmReturn, dropReturn } from '../../contract/bank-returns.ts';
import { listTemplates, previewTemplate, saveTemplate } from '../../contract/payment-templates.ts';
import {
  buildBatch,
  cancelBatch,
  downloadBatch,
  listPayouts,
  readBatch,
  releaseBatch,
} from '../../contract/payouts.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { BankReturns } from './bank-returns.service.ts';
import type { BatchViews } from './batch-views.ts';
import type { PaymentTemplates } from './payment-templates.ts';
import type { PayoutsService } from './payouts.service.ts';

type Services = {
  payouts: PayoutsService;
  batchViews: BatchViews;
  bankReturns: BankReturns;
  paymentTemplates: PaymentTemplates;
};

export function payoutRoutes(app: FastifyInstance, services: Services): void {
  const { payouts, batchViews, bankReturns, paymentTemplates } = services;
  serveStaff(app, listPayouts, ({ caller }) => batchViews.list(caller));
  serveStaff(app, buildBatch, ({ caller, body }) => payouts.build(caller, body));
  serveStaff(app, readBatch, ({ caller, params, query }) =>
    batchViews.read(caller, params.batchId, query.page ?? 1),
  );
  serveStaff(app, releaseBatch, ({ caller, params }) => payouts.release(caller, params.batchId));
  serveStaff(app, cancelBatch, ({ caller, params }) => payouts.cancel(caller, params.batchId));
  serveStaff(app, downloadBatch, async ({ caller, params, reply }) => {
    const { name, type, bytes } = await payouts.file(caller, params.batchId);
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(bytes);
  });
  serveStaff(app, bringReturn, ({ caller, params, body }) =>
    bankReturns.bring(caller, params.batchId, body.file),
  );
  serveStaff(app, bringLine, ({ caller, params, body }) => bankReturns.line(caller, params.batchId, body));
  serveStaff(app, confirmReturn, ({ caller, params }) =>
    bankReturns.confirm(caller, params.batchId, params.returnId),
  );
  serveStaff(app, dropReturn, ({ caller, params }) =>
    bankReturns.drop(caller, params.batchId, params.returnId),
  );
  serveStaff(app, listTemplates, () => paymentTemplates.list());
  serveStaff(app, saveTemplate, ({ caller, params, body }) =>
    paymentTemplates.save(caller, params.code, body),
  );
  serveStaff(app, previewTemplate, ({ body }) => paymentTemplates.preview(body.template));
}
