import type { FastifyInstance } from 'fastify';
import {
  addRobot,
  changeRobot,
  listRobots,
  rekeyRobot,
  removeRobot,
  testRobot,
} from '../../contract/robots.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { RobotsService } from './robots.service.ts';

const ok = { ok: true } as const;

export function robotRoutes(app: FastifyInstance, { robots }: { robots: RobotsService }): void {
  serveStaff(app, listRobots, () => robots.list());
  serveStaff(app, addRobot, ({ caller, body }) => robots.add(caller, body));
  serveStaff(app, changeRobot, async ({ caller, params, body }) => {
    await robots.change(caller, params.robotId, body);
    return ok;
  });
  serveStaff(app, rekeyRobot, async ({ caller, params, body }) => {
    await robots.rekey(caller, params.robotId, body);
    return ok;
  });
  serveStaff(app, removeRobot, async ({ caller, params }) => {
    await robots.remove(caller, params.robotId);
    return ok;
  });
  serveStaff(app, testRobot, ({ caller, params }) => robots.test(caller, params.robotId));
}
