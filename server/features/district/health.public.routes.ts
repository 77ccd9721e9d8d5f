import type { FastifyInstance } from 'fastify';
import { readHealth } from '../../contract/health.ts';
import { serve } from '../../doors/serve.ts';
import type { DistrictService } from './district.service.ts';

/** For whoever watches over the machine; and the API's own description. */
export function healthRoutes(app: FastifyInstance, { district }: { district: DistrictService }): void {
  serve(app, readHealth, async () => {
    await district.isThere();
    return { ok: true as const, version: '0.1.0' };
  });
  app.get('/api/openapi.json', { schema: { hide: true }, config: { allow: 'ANYBODY' } }, () => app.swagger());
}
