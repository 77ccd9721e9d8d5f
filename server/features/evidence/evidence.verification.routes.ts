import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  listEvidence,
  playEvidence,
  readEvidence,
  readEvidencePage,
  readEvidenceThumb,
  releaseEvidence,
} from '../../contract/evidence.ts';
import { serveStaff } from '../../doors/serve.ts';
import { askedRange } from './byte-range.ts';
import type { CopyReading } from './copy-reading.service.ts';
import type { GalleryService } from './gallery.service.ts';

type Services = { copyReading: CopyReading; gallery: GalleryService };

/** What somebody handed in must not run in the office's name, nor be drawn into another site's page. */
const sealedOff = (reply: FastifyReply): FastifyReply =>
  reply
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'no-store');

const picture = (reply: FastifyReply, content: Buffer): FastifyReply =>
  sealedOff(reply)
    .header('content-type', 'image/jpeg')
    .header('content-length', content.length)
    .header('content-disposition', 'inline')
    .send(content);

export function evidenceRoutes(app: FastifyInstance, { copyReading, gallery }: Services): void {
  serveStaff(app, listEvidence, ({ caller, params }) => gallery.list(caller, params.leadId));
  serveStaff(app, releaseEvidence, ({ caller, params, body }) =>
    gallery.release(caller, params.leadId, body),
  );

  serveStaff(app, readEvidence, async ({ caller, params, reply }) => {
    const { name, size, content } = await copyReading.download(caller, params.leadId, params.evidenceId);
    return sealedOff(reply)
      .header('content-type', 'application/octet-stream')
      .header('content-length', size)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
      )
      .send(content);
  });
  serveStaff(app, readEvidenceThumb, async ({ caller, params, reply }) => {
    const wanted = { kind: 'THUMB', page: 0 } as const;
    return picture(reply, await copyReading.look(caller, params.leadId, params.evidenceId, wanted));
  });
  serveStaff(app, readEvidencePage, async ({ caller, params, reply }) => {
    const wanted = { kind: 'PREVIEW', page: Number(params.page) } as const;
    return picture(reply, await copyReading.look(caller, params.leadId, params.evidenceId, wanted));
  });

  serveStaff(app, playEvidence, async ({ caller, params, request, reply }) => {
    const { type, size, tag, piece } = await copyReading.play(caller, params.leadId, params.evidenceId);
    const { range, 'if-range': ifRange } = request.headers;
    // Who holds a piece of other bytes gets the whole of these.
    const asked = ifRange === undefined || ifRange === tag ? askedRange(range, size) : null;
    sealedOff(reply).header('accept-ranges', 'bytes').header('etag', tag).header('content-type', type);
    if (asked === 'UNSATISFIABLE') {
      return reply.code(416).header('content-range', `bytes */${size}`).header('content-length', 0).send('');
    }
    const { start, end } = asked ?? { start: 0, end: size };
    if (asked) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${size}`);
    reply.header('content-length', end - start).header('content-disposition', 'inline');
    return reply.send(request.method === 'HEAD' ? Readable.from([]) : await piece(start, end));
  });
}
