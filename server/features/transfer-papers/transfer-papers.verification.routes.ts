import type { FastifyInstance } from 'fastify';
import { readTransferPaper, takeTransferPaper } from '../../contract/transfer-papers.ts';
import { serveStaff } from '../../doors/serve.ts';
import { paperView, sendPaper } from './paper-view.ts';
import type { TransferPapersService } from './transfer-papers.service.ts';

export function transferPaperRoutes(
  app: FastifyInstance,
  { transferPapers }: { transferPapers: TransferPapersService },
): void {
  serveStaff(app, readTransferPaper, async ({ caller, params }) =>
    paperView(await transferPapers.read(caller, params.leadId, params.paper)),
  );
  serveStaff(app, takeTransferPaper, async ({ caller, params, reply }) =>
    sendPaper(reply, await transferPapers.take(caller, params.leadId, params.paper)),
  );
}
