import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import type { JobPayloads } from './queue.store.ts';

/** Asks the virus scanner about a file that it had no answer for, or by the clock about all that have waited long. */
export function scanEvidence(office: Office): Task {
  return (payload) => office.evidence.scanWaiting((payload as JobPayloads['scan-evidence']).evidenceId);
}
