import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Removes files that were stored for a report that was never acknowledged. */
export function sweepEvidence(office: Office): Task {
  return async () => {
    await office.evidence.sweep();
  };
}
