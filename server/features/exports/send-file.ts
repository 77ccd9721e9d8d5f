import type { FastifyReply } from 'fastify';
import type { ExportedFile } from '../../contract/exports.ts';

/** A file to be kept by whoever asked, and by nobody on the way. */
export const sendFile = (reply: FastifyReply, { type, name, body }: ExportedFile): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(body);
