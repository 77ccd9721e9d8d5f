import type { FastifyInstance } from 'fastify';
import { readReceipt, sendReporterMessage, withdrawReport } from '../../contract/receipt.ts';
import { serve } from '../../doors/serve.ts';
import type { ReceiptsService } from './receipts.service.ts';

export function receiptRoutes(app: FastifyInstance, { receipts }: { receipts: ReceiptsService }): void {
  serve(app, readReceipt, ({ body }) => receipts.read(body.receiptCode));
  serve(app, sendReporterMessage, ({ body }) => receipts.message(body.receiptCode, body.text));
  serve(app, withdrawReport, ({ body }) => receipts.withdraw(body.receiptCode));
}
