import type { FastifyInstance } from 'fastify';
import { addDays, readCalendar, removeDay } from '../../contract/calendar.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { CalendarService } from './calendar.service.ts';

export function calendarRoutes(app: FastifyInstance, { calendar }: { calendar: CalendarService }): void {
  serveStaff(app, readCalendar, ({ query }) => calendar.read(query.year));
  serveStaff(app, addDays, ({ caller, body }) => calendar.add(caller, body));
  serveStaff(app, removeDay, async ({ caller, params, body }) => {
    await calendar.remove(caller, params.day, body.reason);
    return { ok: true } as const;
  });
}
