import type { FastifyInstance } from 'fastify';
import { checkSetup, setUpDistrict } from '../../contract/setup.ts';
import { serve } from '../../doors/serve.ts';
import type { SetupService } from './setup.service.ts';

export function setupRoutes(app: FastifyInstance, { setup }: { setup: SetupService }): void {
  serve(app, checkSetup, ({ body }) => setup.check(body.token));
  serve(app, setUpDistrict, ({ body }) => setup.setUp(body));
}
