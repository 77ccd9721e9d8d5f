import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Reminds reporters whose claim ends soon. */
export function remindClaims(office: Office): Task {
  return async () => {
    await office.claimReminders.give();
  };
}
