import type { FastifyInstance } from 'fastify';
import {
  addEvidence,
  readReceipt,
  readReceiptProof,
  sendReporterMessage,
  withdrawReport,
} from '../../contract/receipt.ts';
import { serve } from '../../doors/serve.ts';
import type { FileUploads } from '../uploads/file-uploads.ts';
import type { ReceiptsService } from './receipts.service.ts';
import type { ReporterProof } from './reporter-proof.ts';

type Services = {
  receipts: ReceiptsService;
  reporterProof: ReporterProof;
  uploadRoom: { uploads: Pick<FileUploads, 'settle'> };
};

export function receiptRoutes(app: FastifyInstance, { receipts, reporterProof, uploadRoom }: Services): void {
  serve(app, readReceipt, ({ body }) => receipts.read(body.receiptCode));
  serve(app, readReceiptProof, ({ body }) => reporterProof(body.receiptCode));
  serve(app, sendReporterMessage, ({ body }) => receipts.message(body.receiptCode, body.text));
  serve(app, addEvidence, async ({ body }) => {
    await uploadRoom.uploads.settle(body.uploads);
    return receipts.addEvidence(body.receiptCode, body.uploads);
  });
  serve(app, withdrawReport, ({ body }) => receipts.withdraw(body.receiptCode));
}
