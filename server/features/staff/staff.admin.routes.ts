import type { FastifyInstance } from 'fastify';
import { addStaff, endStaffSessions, listStaff, setStaffActive } from '../../contract/staff.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { StaffService } from './staff.service.ts';

const ok = { ok: true } as const;

export function staffRoutes(app: FastifyInstance, { staff }: { staff: StaffService }): void {
  serveStaff(app, listStaff, () => staff.list());
  serveStaff(app, addStaff, ({ caller, body }) => staff.add(caller, body));
  serveStaff(app, endStaffSessions, async ({ caller, params }) => {
    await staff.endSessions(caller.actor, params.staffId);
    return ok;
  });
  serveStaff(app, setStaffActive, async ({ caller, params, body }) => {
    await staff.setActive(caller, params.staffId, body.active);
    return ok;
  });
}
