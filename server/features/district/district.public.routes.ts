import type { FastifyInstance } from 'fastify';
import { getDistrict } from '../../contract/district.ts';
import { serve } from '../../doors/serve.ts';
import type { DistrictService } from './district.service.ts';

export function districtRoutes(app: FastifyInstance, services: { district: DistrictService }): void {
  serve(app, getDistrict, () => services.district.profile());
}
