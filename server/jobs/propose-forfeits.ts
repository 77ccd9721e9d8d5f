import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Brings claims that ran out before the reviewer. */
export function proposeForfeits(office: Office): Task {
  return async () => {
    await office.overdueClaims.propose();
  };
}
