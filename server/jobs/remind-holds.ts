import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Reminds whoever looks again at a result that is held back, before the hold ends. */
export function remindHolds(office: Office): Task {
  return async () => {
    await office.holdReminders.give();
  };
}
