import type { FastifyInstance } from 'fastify';
import { readEmblem, readLookSheet } from '../../contract/look.ts';
import { serve } from '../../doors/serve.ts';
import type { Colour } from '../../domain/contrast.ts';
import { canLead } from '../../domain/look.ts';
import { refuse } from '../../domain/errors.ts';
import { KEPT_FOR_GOOD } from '../../plugins/headers.ts';
import { lookSheet } from './look-sheet.ts';
import type { LookService } from './look.service.ts';

export function publicLookRoutes(app: FastifyInstance, { look }: { look: LookService }): void {
  serve(app, readLookSheet, async ({ params, reply }) => {
    const colour: Colour = `#${params.colour}`;
    if (!canLead(colour)) refuse('NOT_FOUND');
    return reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', KEPT_FOR_GOOD)
      .send(lookSheet(colour));
  });
  serve(app, readEmblem, async ({ params, reply }) => {
    const png = await look.emblem(params.digest, Number(params.size));
    return reply.header('content-type', 'image/png').header('cache-control', KEPT_FOR_GOOD).send(png);
  });
}
