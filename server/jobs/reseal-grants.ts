import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Seals grants to desks' new keys; started with each new key, and by the clock where a process died on the way. */
export function resealGrants(office: Office): Task {
  return async () => {
    await office.grantReseal.run();
  };
}
