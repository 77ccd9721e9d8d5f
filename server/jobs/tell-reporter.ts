import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import type { JobPayloads } from './queue.store.ts';

/**
 * Sends the mail or the text message that a reporter asked for. An address that takes none is nobody's business: after the last try the
 * job ends as if it had gone out, so that the next news isn't kept back by it.
 */
export function tellReporter(office: Office): Task {
  return async (payload, { job }) => {
    try {
      await office.contacts.send((payload as JobPayloads['tell-reporter']).leadId);
    } catch (error) {
      // Without its words: a server's refusal repeats the address.
      if (job.attempts < job.max_attempts)
        throw new Error('a message to a reporter did not go out', { cause: causeOf(error) });
    }
  };
}

/** Tells those whose hold ran out by itself: the page changed, and nobody did anything. */
export function tellAfterHolds(office: Office): Task {
  return async () => {
    await office.contacts.tellAfterHolds();
  };
}

const causeOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
