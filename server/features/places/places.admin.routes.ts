import type { FastifyInstance } from 'fastify';
import { readPlaces, savePlaces } from '../../contract/places.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { PlacesService } from './places.service.ts';

export function placeRoutes(app: FastifyInstance, { places }: { places: PlacesService }): void {
  serveStaff(app, readPlaces, () => places.read());
  serveStaff(app, savePlaces, async ({ caller, body }) => {
    await places.save(caller, body.version, body.lists);
    return { ok: true } as const;
  });
}
