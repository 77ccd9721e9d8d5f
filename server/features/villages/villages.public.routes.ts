import type { FastifyInstance } from 'fastify';
import { listVillages } from '../../contract/villages.ts';
import { serve } from '../../doors/serve.ts';
import type { VillagesService } from './villages.service.ts';

export function villageRoutes(app: FastifyInstance, { villages }: { villages: VillagesService }): void {
  serve(app, listVillages, () => villages.offered());
}
