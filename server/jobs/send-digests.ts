import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Writes to everybody with something due, once on each working day. */
export function sendDigests(office: Office): Task {
  return async () => {
    await office.digests.run();
  };
}
