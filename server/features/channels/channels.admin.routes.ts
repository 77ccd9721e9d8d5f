import type { FastifyInstance } from 'fastify';
import { readChannels, saveChannels } from '../../contract/channels.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { ChannelsService } from './channels.service.ts';

export function channelRoutes(app: FastifyInstance, { channels }: { channels: ChannelsService }): void {
  serveStaff(app, readChannels, () => channels.read());
  serveStaff(app, saveChannels, async ({ caller, body }) => {
    await channels.save(caller, body.version, body.channels);
    return { ok: true } as const;
  });
}
