import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import type { JobPayloads } from './queue.store.ts';

/** Asks the virus scanner about an official paper, or by the clock about all that it has said nothing of. */
export function scanPaper(office: Office): Task {
  return (payload) => office.paperScans.scanWaiting((payload as JobPayloads['scan-paper']).paperId);
}
