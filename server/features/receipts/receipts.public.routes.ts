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
import type { LookUps } from './look-ups.ts';
import type { ReceiptsService } from './receipts.service.ts';
import type { ReporterProof } from './reporter-proof.ts';

type Services = {
  receipts: ReceiptsService;
  lookUps: LookUps;
  reporterProof: ReporterProof;
  uploadRoom: { uploads: Pick<FileUploads, 'settle'> };
};

export function receiptRoutes(app: FastifyInstance, services: Services): void {
  const { receipts, lookUps, reporterProof, uploadRoom } = services;

  serve(app, readReceipt, ({ body, request }) =>
    lookUps.run(request.rates, body, () => receipts.read(body.receiptCode)),
  );
  serve(app, readReceiptProof, ({ body, request }) =>
    lookUps.run(request.rates, body, () => reporterProof(body.receiptCode)),
  );
  serve(app, sendReporterMessage, async ({ body, request }) => {
    await uploadRoom.uploads.settle(body.uploads ?? []);
    return lookUps.run(request.rates, body, () =>
      receipts.message(body.receiptCode, body.text, body.uploads ?? []),
    );
  });
  serve(app, addEvidence, async ({ body, request }) => {
    await uploadRoom.uploads.settle(body.uploads);
    return lookUps.run(request.rates, body, () => receipts.addEvidence(body.receiptCode, body.uploads));
  });
  serve(app, withdrawReport, ({ body, request }) =>
    lookUps.run(request.rates, body, () => receipts.withdraw(body.receiptCode)),
  );
}
