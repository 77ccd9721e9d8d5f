import { sql } from 'drizzle-orm';
import type { Tx } from '../db/connection.ts';

/** What each job is told. A job lives in the transaction that asked for it. */
export type JobPayloads = {
  'send-mail': { mailId: string };
  'sweep-evidence': Record<never, never>;
};

export const queueStore = {
  add: <Name extends keyof JobPayloads>(tx: Tx, name: Name, payload: JobPayloads[Name]) =>
    tx.execute(
      sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, max_attempts => 12)`,
    ),
};
export type QueueStore = typeof queueStore;
