import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Tells the archivist once a day that something's time is over. It erases nothing. */
export function remindRetention(office: Office): Task {
  return async () => {
    await office.retention.remind();
  };
}
