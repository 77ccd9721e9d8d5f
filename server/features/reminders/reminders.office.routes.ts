import type { FastifyInstance } from 'fastify';
import { endFeed, makeFeed, readReminders, saveReminders } from '../../contract/reminders.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { RemindersService } from './reminders.service.ts';

const ok = { ok: true } as const;

export function reminderRoutes(app: FastifyInstance, { reminders }: { reminders: RemindersService }): void {
  serveStaff(app, readReminders, ({ caller }) => reminders.read(caller));
  serveStaff(app, saveReminders, async ({ caller, body }) => {
    await reminders.save(caller, body);
    return ok;
  });
  serveStaff(app, makeFeed, ({ caller }) => reminders.makeFeed(caller));
  serveStaff(app, endFeed, async ({ caller }) => {
    await reminders.endFeed(caller);
    return ok;
  });
}
