import type { FastifyInstance } from 'fastify';
import { importDuty, readDuty, readDutyToday, saveShift } from '../../contract/duty.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { DutyService } from './duty.service.ts';

export function dutyRoutes(app: FastifyInstance, { duty }: { duty: DutyService }): void {
  serveStaff(app, readDuty, ({ query }) => duty.month(query.month));
  serveStaff(app, readDutyToday, () => duty.today());
  serveStaff(app, saveShift, async ({ caller, body }) => {
    await duty.save(caller, body);
    return { ok: true } as const;
  });
  serveStaff(app, importDuty, ({ caller, body }) => duty.import(caller, body.text));
}
