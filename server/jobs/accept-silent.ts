import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Takes silence past the date for acceptance, where the district has it so. */
export function acceptSilent(office: Office): Task {
  return async () => {
    await office.silentAcceptance.run();
  };
}
