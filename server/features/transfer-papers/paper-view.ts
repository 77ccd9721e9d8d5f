import type { FastifyReply } from 'fastify';
import { DOCX, type PaperView } from '../../contract/paper.ts';
import type { Paper } from '../../domain/transfer-papers.ts';

/** A paper as the contract lets it out. */
export function paperView({
  organ,
  title,
  documentNo,
  blocks,
  reference,
}: Paper & { reference: string }): PaperView {
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
}

/** The same as a file that nothing is run in. */
export const sendPaper = (reply: FastifyReply, { name, body }: { name: string; body: Buffer }) =>
  reply
    .header('content-type', DOCX)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .send(body);
