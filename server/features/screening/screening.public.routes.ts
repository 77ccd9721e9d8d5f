import type { FastifyInstance } from 'fastify';
import { getPuzzle } from '../../contract/screening.ts';
import { serve } from '../../doors/serve.ts';
import type { Screening } from './screening.service.ts';

export function screeningRoutes(app: FastifyInstance, { screening }: { screening: Screening }): void {
  serve(app, getPuzzle, async () => ({ puzzle: await screening.puzzle() }));
}
