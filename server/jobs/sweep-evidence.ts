import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Removes uploads that nobody went on with, and files that were stored for a report that was never acknowledged. */
export function sweepEvidence(office: Office): Task {
  return async () => {
    await office.uploadRoom.uploads.sweep();
    await office.evidence.sweep();
  };
}
