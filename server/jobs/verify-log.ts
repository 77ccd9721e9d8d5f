import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Reckons the whole log anew, each night. */
export function verifyLog(office: Office): Task {
  return async () => {
    await office.logWatch.verify();
  };
}
