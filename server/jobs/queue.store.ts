import { sql } from 'drizzle-orm';
import type { Tx } from '../db/connection.ts';

/** What each job is told. A job lives in the transaction that asked for it. */
export type JobPayloads = {
  'send-mail': { mailId: string };
  'resume-mail': Record<never, never>;
  'post-robot': { postId: string };
  'sweep-evidence': Record<never, never>;
  'erase-run': { runId: string };
  'scan-evidence': { evidenceId?: string };
  'scan-paper': { paperId?: string };
  'prepare-evidence': { evidenceId?: string };
  'reseal-grants': Record<never, never>;
  'tell-reporter': { leadId: string };
};

export const queueStore = {
  /** With a `key`, a job that already waits under it is left as it is: its retries keep their pace. `runAt`: not before. */
  add: <Name extends keyof JobPayloads>(
    tx: Tx,
    name: Name,
    payload: JobPayloads[Name],
    key?: string,
    runAt?: Date,
  ) =>
    tx.execute(
      sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, max_attempts => 12,
        run_at => ${runAt ? runAt.toISOString() : null}::timestamptz, job_key => ${key ? `${name} ${key}` : null}, job_key_mode => 'unsafe_dedupe')`,
    ),
};
export type QueueStore = typeof queueStore;
