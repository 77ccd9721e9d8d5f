import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import type { JobPayloads } from './queue.store.ts';

/** Carries out an erasure that two people decided. Run twice, or after a crash, it goes on where it ended. */
export function eraseRun(office: Office): Task {
  return (payload) => office.erasing.carryOut((payload as JobPayloads['erase-run']).runId);
}
