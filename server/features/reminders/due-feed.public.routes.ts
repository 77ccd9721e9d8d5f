import type { FastifyInstance } from 'fastify';
import { readFeed } from '../../contract/reminders.ts';
import { serve } from '../../doors/serve.ts';
import type { RemindersService } from './reminders.service.ts';

/** For calendar programs, which sign in nowhere. */
export function dueFeedRoutes(app: FastifyInstance, { reminders }: { reminders: RemindersService }): void {
  serve(app, readFeed, async ({ params, reply }) => {
    const file = await reminders.feed(params.secret.replace(/\.ics$/, ''));
    return reply.header('content-type', 'text/calendar; charset=utf-8').send(file);
  });
}
