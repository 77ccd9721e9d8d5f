import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import type { JobPayloads } from './queue.store.ts';

/** Makes a file's working copy and what there is to look at; without an id, of every file that still waits for its own. */
export function prepareEvidence(office: Office): Task {
  return (payload) => office.preparation.prepare((payload as JobPayloads['prepare-evidence']).evidenceId);
}
