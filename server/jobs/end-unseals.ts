import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Destroys the keys of unseals whose time is over; the openings refused them from that moment on. */
export function endUnseals(office: Office): Task {
  return async () => {
    await office.unseals.expire();
  };
}
