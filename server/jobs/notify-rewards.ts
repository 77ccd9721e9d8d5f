import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Tells reporters of awards that a hold on their lead kept back. */
export function notifyRewards(office: Office): Task {
  return async () => {
    await office.heldNotices.notify();
  };
}
