import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import type { JobPayloads } from './queue.store.ts';

/** Sends one waiting mail. Run twice it sends once; without a mail server it leaves the mail in the outbox. */
export function sendMail(office: Office): Task {
  return (payload) => office.outbox.send((payload as JobPayloads['send-mail']).mailId);
}
