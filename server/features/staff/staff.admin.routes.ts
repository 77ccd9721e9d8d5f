import type { FastifyInstance } from 'fastify';
import { confirmHelp, withdrawHelp } from '../../contract/account-help.ts';
import {
  addStaff,
  endStaffSessions,
  giveSeat,
  listStaff,
  renewCode,
  setStaffActive,
  takeSeat,
} from '../../contract/staff.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { AccountHelpService } from './account-help.service.ts';
import type { StaffService } from './staff.service.ts';

const ok = { ok: true } as const;

export function staffRoutes(
  app: FastifyInstance,
  { staff, helps }: { staff: StaffService; helps: AccountHelpService },
): void {
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
  serveStaff(app, renewCode, ({ caller, params }) => staff.renewCode(caller, params.staffId));
  serveStaff(app, giveSeat, async ({ caller, params, body }) => {
    await staff.giveSeat(caller, params.staffId, body.deskCode);
    return ok;
  });
  serveStaff(app, takeSeat, async ({ caller, params }) => {
    await staff.takeSeat(caller, params.staffId, params.deskId);
    return ok;
  });
  serveStaff(app, confirmHelp, async ({ caller, params }) => {
    await helps.confirm(caller, params.helpId);
    return ok;
  });
  serveStaff(app, withdrawHelp, async ({ caller, params }) => {
    await helps.withdraw(caller, params.helpId);
    return ok;
  });
}
