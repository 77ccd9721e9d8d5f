import type { FastifyInstance } from 'fastify';
import { confirmCounterPayment, listCounter, openCounterPayment } from '../../contract/counter.ts';
import {
  closeWindowList,
  listWindowLists,
  makeWindowList,
  readWindowList,
} from '../../contract/window-lists.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { CounterService } from './counter.service.ts';
import type { WindowLists } from './window-lists.service.ts';

type Services = { counter: CounterService; windowLists: WindowLists };

export function counterRoutes(app: FastifyInstance, { counter, windowLists }: Services): void {
  serveStaff(app, listCounter, ({ caller }) => counter.list(caller));
  serveStaff(app, openCounterPayment, ({ caller, body }) => counter.open(caller, body));
  serveStaff(app, confirmCounterPayment, ({ caller, params, body }) =>
    counter.confirm(caller, params.rewardId, body),
  );
  serveStaff(app, listWindowLists, () => windowLists.list());
  serveStaff(app, makeWindowList, ({ caller }) => windowLists.make(caller));
  serveStaff(app, readWindowList, ({ params }) => windowLists.read(params.listId));
  serveStaff(app, closeWindowList, ({ caller, params }) => windowLists.close(caller, params.listId));
}
