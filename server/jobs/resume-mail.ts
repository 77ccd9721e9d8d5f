import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Takes up mail that waited for a mail server, once there is one. */
export function resumeMail(office: Office): Task {
  return async () => {
    await office.outbox.resume();
  };
}
