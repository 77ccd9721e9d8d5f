import type { FastifyInstance } from 'fastify';
import { readTransferPaper, takeTransferPaper } from '../../contract/transfer-papers.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { TransferPapersService } from './transfer-papers.service.ts';

export function transferPaperRoutes(
  app: FastifyInstance,
  { transferPapers }: { transferPapers: TransferPapersService },
): void {
  serveStaff(app, readTransferPaper, async ({ caller, params }) => {
    const { organ, title, documentNo, blocks, reference } = await transferPapers.read(
      caller,
      params.leadId,
      params.paper,
    );
    return {
      ...{ organ, title, documentNo, reference },
      blocks: blocks.map((block) =>
        block.kind === 'table'
          ? {
              kind: block.kind,
              sheet: {
                title: block.sheet.title,
                columns: [...block.sheet.columns],
                rows: block.sheet.rows.map((row) => [...row]),
              },
            }
          : block,
      ),
    };
  });
  serveStaff(app, takeTransferPaper, async ({ caller, params, reply }) => {
    const { name, body } = await transferPapers.take(caller, params.leadId, params.paper);
    return reply
      .header('content-type', takeTransferPaper.schema.produces[0])
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .send(body);
  });
}
